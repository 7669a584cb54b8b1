import type { VNode } from 'preact';
import type { Frame, Page } from '../page.ts';
import { Head } from '../parts/head.tsx';

/** Where linking begins: here with one press, or in the Alexa app in three steps. */
export const connect: Page<null> = {
  path: '/app/connect',
  title: 'connect.title',
  load: async () => null,
  render: (_, frame) => <Connect frame={frame} />,
};

const Connect = ({ frame: { words: t } }: { readonly frame: Frame }): VNode => (
  <>
    <Head title={t('connect.title')} text={t('connect.text')} />
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
  </>
);
