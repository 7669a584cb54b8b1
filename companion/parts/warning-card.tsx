import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { dayText, momentText, moneyText } from '../format.ts';
import type { Frame } from '../page.ts';
import { PostForm } from './fields.tsx';
import { Icon, type IconName } from './icon.tsx';

export type Warning = Output<'listWarnings'>['warnings'][number];

export interface WarningProps {
  readonly warning: Warning;
  readonly nameOf: (account: string) => string;
  readonly zone: string;
  readonly frame: Frame;
}

/** Severe ones first; otherwise in the order given. */
export const bySeverity = (warnings: readonly Warning[]): readonly Warning[] =>
  warnings.toSorted((a, b) => Number(b.severity === 'severe') - Number(a.severity === 'severe'));

/** What happened, why it is thought to be wrong, and the customer's two answers. */
export function WarningCard({ warning, nameOf, zone, frame }: WarningProps): VNode {
  const { words: t, locale } = frame;
  const { id, kind, severity, source, why, expiresAt } = warning;
  const until = t('warnings.until', { at: momentText(locale, expiresAt, zone) });
  return (
    <article class={severity === 'severe' ? 'panel warning severe' : 'panel warning'} aria-labelledby={`warning-${id}`}>
      <span class="disc">
        <Icon name={iconOf(warning)} />
      </span>
      <div>
        <h3 id={`warning-${id}`}>
          {t(`warnings.kind.${kind}`)}
          {severity === 'severe' && <span class="chip bad">{t('warnings.severe')}</span>}
        </h3>
        {warning.payment !== null && <p class="paid">{paidText(warning, frame)}</p>}
        <p>{why}</p>
        <p class="small">
          {[whenText(warning, locale), nameOf(warning.account), t(`warnings.source.${source}`), until].filter(isText).join(' · ')}
        </p>
        <Answers warning={warning} frame={frame} />
      </div>
    </article>
  );
}

const isText = (text: string | null): text is string => text !== null;

/** A charge that may be wrong was made by somebody the customer knows: "was it you" is no question there. */
const charges: readonly Warning['kind'][] = ['duplicate', 'price-rise', 'trial-ended'];

function Answers({ warning: { id, kind }, frame }: { readonly warning: Warning; readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const answer = (name: string, words: string, quiet: boolean) => (
    <PostForm frame={frame} name={name}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" class={quiet ? 'quiet' : undefined} aria-describedby={`warning-${id}`}>
        {t(words)}
      </button>
    </PostForm>
  );
  const of = charges.includes(kind) ? 'charge' : 'payment';
  return (
    <div class="actions">
      {kind === 'low-balance' ? (
        answer('put-aside', 'warnings.close', true)
      ) : (
        <>
          {answer('mine', `warnings.mine.${of}`, true)}
          {answer('not-mine', `warnings.not-mine.${of}`, false)}
        </>
      )}
    </div>
  );
}

/** "$312.40 at Shell" */
export function paidText({ payment }: Pick<Warning, 'payment'>, { words: t, locale }: Frame): string {
  if (payment === null) return '';
  const { value, currency } = payment.amount;
  return t('warnings.paid', {
    amount: moneyText(locale, { value: value.replace('-', ''), currency }),
    shop: payment.merchant ?? t('warnings.shop'),
  });
}

export const whenText = ({ payment }: Warning, locale: string): string | null => (payment === null ? null : dayText(locale, payment.date));

const iconOf = ({ kind, severity }: Warning): IconName => (severity === 'severe' ? 'safety' : kind === 'low-balance' ? 'spending' : 'bell');
