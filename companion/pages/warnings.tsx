import type { VNode } from 'preact';
import type { Input, Output } from '../api/operations.ts';
import { warningsQuery } from '../api/warning-schemas.ts';
import type { Fields, Frame, Page } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { CardList } from '../parts/card-list.tsx';
import { DisputeList } from '../parts/dispute-list.tsx';
import { Go, Head, Section } from '../parts/head.tsx';
import { accountNames } from '../parts/labels.ts';
import { Empty } from '../parts/notices.tsx';
import { PastWarning } from '../parts/past-warning.tsx';
import { bySeverity, WarningCard } from '../parts/warning-card.tsx';

interface Data {
  readonly page: Output<'listWarnings'>;
  readonly disputes: Output<'listDisputes'>;
  readonly accounts: Output<'listAccounts'>;
  readonly zone: string;
  /** Further back than the newest */
  readonly isLater: boolean;
}

/** What waits for an answer first, then what was done about it, then what is over; and what no warning can see. */
export const warnings: Page<Data> = {
  path: '/app/warnings',
  title: 'warnings.title',
  load: async (api, query) => {
    const before = beforeIn(query);
    const [page, disputes, accounts, { zone }] = await Promise.all([
      api.listWarnings({ query: before }),
      api.listDisputes({}),
      api.listAccounts({}),
      api.readSettings({}),
    ]);
    return { page, disputes, accounts, zone, isLater: before.before !== undefined };
  },
  render: (data, frame) => <Warnings {...data} frame={frame} />,
};

/** What is no page of the list is its first. */
function beforeIn(query: Fields): Input<'listWarnings'>['query'] {
  const { success, data } = warningsQuery.safeParse({ before: textOf(query, 'before') });
  return success ? data : {};
}

function Warnings({ page, disputes, accounts, zone, isLater, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const shared = { nameOf: accountNames(accounts), zone, frame };
  const open = bySeverity(page.warnings.filter(({ state }) => state === 'open'));
  const past = page.warnings.filter(({ state }) => state !== 'open');
  return (
    <>
      <Head title={t('warnings.title')} text={t('warnings.text')} />
      {open.length > 0 && (
        <section class="open-warnings" aria-labelledby="open">
          <h2 id="open">{t('warnings.open', { count: open.length })}</h2>
          {open.map((warning) => (
            <WarningCard key={warning.id} warning={warning} {...shared} />
          ))}
        </section>
      )}
      {open.length === 0 && !isLater && (
        <div class="panel">
          <Empty icon="check" title={t('warnings.none')} text={t('warnings.none.text')} />
        </div>
      )}
      {disputes.length > 0 && !isLater && <DisputeList disputes={disputes} {...shared} />}
      {!isLater && <CardList accounts={accounts} frame={frame} />}
      {(past.length > 0 || isLater) && (
        <Section id="past" title={t('warnings.past')}>
          <ul class="rows">
            {past.map((warning) => (
              <PastWarning key={warning.id} warning={warning} {...shared} />
            ))}
          </ul>
          {(isLater || page.next !== null) && (
            <p class="paging">
              {isLater && <a href="/app/warnings">{t('warnings.newest')}</a>}
              {page.next !== null && <Go to={`/app/warnings?before=${encodeURIComponent(page.next)}`}>{t('warnings.older')}</Go>}
            </p>
          )}
        </Section>
      )}
      <Section id="choices" title={t('watch.title')} text={t('watch.text')}>
        <Go to="/app/warnings/settings">{t('warnings.settings')}</Go>
      </Section>
      <Blind frame={frame} />
    </>
  );
}

const unseen = ['1', '2', '3'];

/** Whoever believes that nothing can slip through stops looking. */
const Blind = ({ frame: { words: t } }: { readonly frame: Frame }): VNode => (
  <Section id="blind" title={t('blind.title')}>
    <ul class="bullets">
      {unseen.map((one) => (
        <li key={one}>{t(`blind.${one}`)}</li>
      ))}
    </ul>
    <p>{t('blind.so')}</p>
  </Section>
);
