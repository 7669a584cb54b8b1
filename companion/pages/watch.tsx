import type { VNode } from 'preact';
import { type DetectedKind, detectedKinds } from '#skill';
import type { Output } from '../api/operations.ts';
import { watch as shape } from '../api/warning-schemas.ts';
import { decimalText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { Field, PostForm, tried } from '../parts/fields.tsx';
import { Head, Section } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { NoticeSwitch } from '../parts/notice-switch.tsx';
import { Notice } from '../parts/notices.tsx';

interface Data {
  readonly kept: Output<'readWatch'>;
  /** The home currency */
  readonly currency: string;
}

/** What the customer is warned of, how easily, when, and by which words a notice is known to be the bank's. */
export const watch: Page<Data> = {
  path: '/app/warnings/settings',
  title: 'watch.title',
  script: '/app/push.js',
  load: async (api) => {
    const [kept, { threshold }] = await Promise.all([api.readWatch({}), api.readSettings({})]);
    return { kept, currency: threshold.currency };
  },
  render: (data, frame) => <Watch {...data} frame={frame} />,
};

const Watch = ({ kept, currency, frame }: Data & { readonly frame: Frame }): VNode => (
  <>
    <Head title={frame.words('watch.title')} text={frame.words('watch.text')} />
    <p>
      <a class="back" href="/app/warnings">
        {frame.words('watch.back')}
      </a>
    </p>
    <Choices kept={kept} currency={currency} frame={frame} />
    <Phrase kept={kept} frame={frame} />
    {kept.vapidPublicKey !== null && <NoticeSwitch publicKey={kept.vapidPublicKey} hasPhrase={kept.phrase !== null} frame={frame} />}
  </>
);

function Choices({ kept, currency, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  const attempt = attemptOf(frame, 'watch');
  const written = attempt.refused ? attempt.value('written', locale) : locale;
  const at = (name: string, now: string) => ({ id: name, name, ...tried(attempt, name, now) });
  const promise = attempt.value('promise', kept.promise);
  return (
    <PostForm frame={frame} name="watch" class="settings">
      <input type="hidden" name="written" value={written} />
      {kept.detector ? (
        <>
          <Section id="promise" title={t('watch.promise')} text={t('watch.promise.text')}>
            <fieldset>
              <legend class="unseen">{t('watch.promise')}</legend>
              {shape.shape.promise.options.map((one) => (
                <div key={one} class="option">
                  <label class="choice">
                    <input type="radio" name="promise" value={one} checked={one === promise} aria-describedby={`promise-${one}`} />
                    {t(`watch.promise.${one}`)}
                  </label>
                  <p class="hint under" id={`promise-${one}`}>
                    {t(`watch.promise.${one}.text`)}
                  </p>
                </div>
              ))}
            </fieldset>
          </Section>
          <Section id="kinds" title={t('watch.kinds')} text={t('watch.kinds.text')}>
            <fieldset>
              <legend class="unseen">{t('watch.kinds')}</legend>
              <div class="grid">
                {detectedKinds.map((kind) => (
                  <Kind key={kind} kind={kind} on={!kept.muted.includes(kind)} frame={frame} />
                ))}
              </div>
            </fieldset>
          </Section>
        </>
      ) : (
        <Notice kind="plain">{t('watch.bank-alone')}</Notice>
      )}
      <Section id="low" title={t('watch.low')} text={t('watch.low.text')}>
        <div class="short">
          <Field
            {...at('lowBalance', decimalText(locale, kept.lowBalance?.value ?? ''))}
            label={t('watch.low.label')}
            hint={t('watch.low.hint')}
            inputMode="decimal"
            unit={currency}
          />
        </div>
      </Section>
      <Section id="quiet" title={t('watch.quiet')} text={t('watch.quiet.text')}>
        <div class="short grid">
          <Field {...at('quiet.from', kept.quiet?.from ?? '')} label={t('watch.quiet.from')} type="time" />
          <Field {...at('quiet.to', kept.quiet?.to ?? '')} label={t('watch.quiet.to')} type="time" />
        </div>
        <p class="hint">{t('watch.quiet.hint')}</p>
      </Section>
      <button type="submit">{t('save')}</button>
    </PostForm>
  );
}

interface KindProps {
  readonly kind: DetectedKind;
  readonly on: boolean;
  readonly frame: Frame;
}

/** After a refusal the boxes stand as they were ticked, so that nothing chosen is lost. */
function Kind({ kind, on, frame }: KindProps): VNode {
  const { words: t } = frame;
  const attempt = attemptOf(frame, 'watch');
  const ticked = frame.refused?.values[`kind.${kind}`] === 'yes';
  return (
    <div class="option">
      <label class="choice">
        <input
          type="checkbox"
          name={`kind.${kind}`}
          value="yes"
          checked={attempt.refused ? ticked : on}
          aria-describedby={`kind-${kind}`}
        />
        {t(`watch.kind.${kind}`)}
      </label>
      <p class="hint under" id={`kind-${kind}`}>
        {t(`watch.kind.${kind}.text`)}
      </p>
    </div>
  );
}

function Phrase({ kept, frame }: Pick<Data, 'kept'> & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const attempt = attemptOf(frame, 'phrase');
  return (
    <Section id="phrase-section" title={t('watch.phrase')} text={t('watch.phrase.text')}>
      {kept.phrase === null ? <Notice kind="plain">{t('watch.phrase.none')}</Notice> : <p class="phrase">{kept.phrase}</p>}
      <p class="small pledge">
        <Icon name="privacy" />
        {t('watch.phrase.never')}
      </p>
      <PostForm frame={frame} name="phrase">
        <Field
          id="phrase"
          name="phrase"
          label={t('watch.phrase.label')}
          hint={t('watch.phrase.hint')}
          maxLength={40}
          {...tried(attempt, 'phrase', kept.phrase ?? '')}
        />
        <button type="submit">{t('watch.phrase.save')}</button>
      </PostForm>
      <PostForm frame={frame} name="phrase" class="suggestions">
        <p class="strong">{t('watch.phrase.suggest')}</p>
        <div class="actions">
          {kept.suggestions.map((suggestion) => (
            <button key={suggestion} type="submit" class="quiet" name="phrase" value={suggestion}>
              {suggestion}
            </button>
          ))}
        </div>
      </PostForm>
    </Section>
  );
}
