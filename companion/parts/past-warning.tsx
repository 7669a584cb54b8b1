import type { VNode } from 'preact';
import { momentText } from '../format.ts';
import { paidText, type WarningProps, whenText } from './warning-card.tsx';

/** A warning that is over: what it was, what the customer said to it and where. */
export function PastWarning({ warning, nameOf, zone, frame }: WarningProps): VNode {
  const { words: t, locale } = frame;
  const { kind, state, why, heardAt, answeredAt, answeredOver } = warning;
  const at = (instant: string) => momentText(locale, instant, zone);
  const over =
    answeredOver === null || answeredOver === 'app'
      ? t('warnings.over.app')
      : t('warnings.over', { platform: t(`platform.${answeredOver}`) });
  const told = heardAt === null ? null : t('warnings.heard', { at: at(heardAt) });
  const said = answeredAt === null ? null : t('warnings.answered', { at: at(answeredAt), over });
  return (
    <li class="past-warning">
      <h3>
        {t(`warnings.kind.${kind}`)}
        <span class={state === 'not-mine' ? 'chip bad' : 'chip'}>{t(`warnings.state.${state}`)}</span>
      </h3>
      <p>
        {[paidText(warning, frame), whenText(warning, locale) ?? '', nameOf(warning.account)].filter((part) => part !== '').join(' · ')}
      </p>
      <p class="small">{why}</p>
      {(told !== null || said !== null) && <p class="small">{[told, said].filter((part) => part !== null).join(' ')}</p>}
    </li>
  );
}
