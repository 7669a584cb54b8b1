import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { momentText } from '../format.ts';
import type { Frame } from '../page.ts';
import { Section } from './head.tsx';

interface DisputeListProps {
  readonly disputes: Output<'listDisputes'>;
  readonly nameOf: (account: string) => string;
  readonly zone: string;
  readonly frame: Frame;
}

/** What was handed to the bank, by the reference under which its people find it. */
export const DisputeList = ({ disputes, nameOf, zone, frame: { words: t, locale } }: DisputeListProps): VNode => (
  <Section id="disputes" title={t('warnings.disputes')} text={t('warnings.disputes.text')}>
    <ul class="rows">
      {disputes.map(({ reference, account, openedAt, openedOver }) => (
        <li key={reference} class="dispute">
          <p>
            {t('warnings.reference')} <strong class="reference">{reference}</strong>
          </p>
          <p class="small">
            {[
              t('warnings.opened', {
                at: momentText(locale, openedAt, zone),
                over: openedOver === 'app' ? t('warnings.over.app') : t('warnings.over', { platform: t(`platform.${openedOver}`) }),
              }),
              nameOf(account),
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  </Section>
);
