import type { VNode } from 'preact';
import { codePlatforms } from '../forms/code.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { BundleCards } from '../parts/bundle-cards.tsx';
import { PostForm } from '../parts/fields.tsx';
import { Head, Section } from '../parts/head.tsx';

/** Where linking begins: here with one press, in the Alexa app in three steps, or by a code for a phone line or a chat. */
export const connect: Page<null> = {
  path: '/app/connect',
  title: 'connect.title',
  load: async () => null,
  render: (_, frame) => <Connect frame={frame} />,
};

const Connect = ({ frame }: { readonly frame: Frame }): VNode => {
  const { words: t, shown } = frame;
  return (
    <>
      <Head title={t('connect.title')} text={t('connect.text')} />
      {shown !== null && <Code code={shown} frame={frame} />}
      <div class="panel">
        <p class="actions">
          <a class="button" href="/oauth/connect/alexa">
            {t('connect.here')}
          </a>
        </p>
        <h2>{t('connect.or')}</h2>
        <ol class="steps">
          {['1', '2', '3'].map((step) => (
            <li key={step}>{t(`connect.step.${step}`)}</li>
          ))}
        </ol>
        <p class="small">{t('connect.safe')}</p>
      </div>
      <Section id="code" title={t('connect.code.title')}>
        <p>{t('connect.code.text')}</p>
        <AskForCode frame={frame} />
      </Section>
    </>
  );
};

const Code = ({ code, frame: { words: t } }: { readonly code: string; readonly frame: Frame }): VNode => (
  <div class="notice" role="status">
    <div>
      <p>{t('done.code')}</p>
      <p class="code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
      <p>{t('connect.code.use')}</p>
    </div>
  </div>
);

function AskForCode({ frame }: { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const chosen = attemptOf(frame, 'code').value('platform', 'phone');
  return (
    <PostForm frame={frame} name="code">
      <fieldset>
        <legend>{t('connect.code.where')}</legend>
        {codePlatforms.map((platform) => (
          <label key={platform} class="choice">
            <input type="radio" name="platform" value={platform} checked={platform === chosen} />
            {t(`platform.${platform}`)}
          </label>
        ))}
      </fieldset>
      <p class="hint">{t('connect.code.get')}</p>
      <BundleCards platform="phone" chosen={null} words={t} />
    </PostForm>
  );
}
