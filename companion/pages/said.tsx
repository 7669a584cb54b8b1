import type { VNode } from 'preact';
import { factKinds } from '#skill';
import { type Api, ApiError, type Input, type Output } from '../api/operations.ts';
import { platformSchema } from '../api/schemas.ts';
import type { Fields, Frame, Page } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { Go, Head } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { accountNames } from '../parts/labels.ts';
import { LedgerFilter } from '../parts/ledger-filter.tsx';
import { Empty, Notice } from '../parts/notices.tsx';
import { Questions } from '../parts/questions.tsx';

interface Data {
  readonly query: Fields;
  readonly accounts: Output<'listAccounts'>;
  readonly zone: string;
  /** Null if the filter was refused, for which then `wrong` stands */
  readonly page: Output<'readLedger'> | null;
  readonly wrong: string | null;
  /** Null if not asked for */
  readonly check: Output<'checkLedger'> | null;
}

const filterNames = ['platform', 'kind', 'account', 'from', 'to'] as const;

/** The ledger: what was said, to whom, how exactly. Filters and pages are plain addresses, so they can be kept and gone back to. */
export const said: Page<Data> = {
  path: '/app/said',
  title: 'said.title',
  load: async (api, query) => {
    const [accounts, { zone }, found, check] = await Promise.all([
      api.listAccounts({}),
      api.readSettings({}),
      rowsFor(api, query),
      textOf(query, 'check') === 'yes' ? api.checkLedger({}) : null,
    ]);
    return { query, accounts, zone, check, ...found };
  },
  render: (data, frame) => <Said {...data} frame={frame} />,
};

async function rowsFor(api: Api, query: Fields): Promise<Pick<Data, 'page' | 'wrong'>> {
  const given = (name: string) => textOf(query, name).trim() || undefined;
  const platform = platformSchema.options.find((one) => one === given('platform'));
  const kind = factKinds.find((one) => one === given('kind'));
  const texts = { account: given('account'), from: given('from'), to: given('to'), before: given('before') };
  const wanted = Object.entries({ platform, kind, ...texts }).filter(([, value]) => value !== undefined);
  if (texts.from !== undefined && texts.to !== undefined && texts.from > texts.to) return { page: null, wrong: 'to' };
  try {
    return { page: await api.readLedger({ query: Object.fromEntries(wanted) as Input<'readLedger'>['query'] }), wrong: null };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'input.invalid') return { page: null, wrong: error.field ?? 'from' };
    throw error;
  }
}

function Said({ query, accounts, zone, page, wrong, check, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const isFiltered = filterNames.some((name) => textOf(query, name) !== '');
  return (
    <>
      <Head title={t('said.title')} text={t('said.text')} />
      {check !== null && (
        <Notice kind={check.whole ? 'good' : 'bad'} role={check.whole ? 'status' : 'alert'}>
          {check.whole ? t('check.whole', { count: check.rows }) : t('check.broken', { row: check.brokenAt ?? '' })}
        </Notice>
      )}
      <LedgerFilter query={query} accounts={accounts} wrong={wrong} open={isFiltered} frame={frame} />
      <section class="panel" aria-labelledby="list">
        <h2 class="unseen" id="list">
          {t('said.list')}
        </h2>
        {page !== null && page.rows.length > 0 ? (
          <Questions rows={page.rows} nameOf={accountNames(accounts)} zone={zone} frame={frame} />
        ) : (
          <Empty
            icon="said"
            title={t(isFiltered ? 'said.none' : 'said.empty')}
            text={t(wrong !== null ? 'said.wrong.text' : isFiltered ? 'said.none.text' : 'said.empty.text')}
          />
        )}
        <Pages query={query} next={page?.next ?? null} frame={frame} />
      </section>
      <section class="panel" aria-labelledby="proof">
        <h2 id="proof">{t('check.title')}</h2>
        <p class="lead">{t('check.text')}</p>
        <form method="get" action="/app/said" class="actions">
          <button type="submit" class="quiet" name="check" value="yes">
            {t('check.button')}
          </button>
          <a class="button quiet" href="/app/said.csv">
            <Icon name="download" />
            {t('said.csv')}
          </a>
          <a class="button quiet" href="/app/said.json">
            <Icon name="download" />
            {t('said.json')}
          </a>
        </form>
      </section>
    </>
  );
}

function Pages({
  query,
  next,
  frame: { words: t },
}: {
  readonly query: Fields;
  readonly next: string | null;
  readonly frame: Frame;
}): VNode | null {
  const isLater = textOf(query, 'before') !== '';
  if (next === null && !isLater) return null;
  const to = (before: string | null) => {
    const kept = filterNames.map((name) => [name, textOf(query, name)]).filter(([, value]) => value !== '');
    const params = new URLSearchParams([...kept, ...(before === null ? [] : [['before', before]])] as [string, string][]);
    return `/app/said?${params}`;
  };
  return (
    <nav class="paging" aria-label={t('said.pages')}>
      {isLater && <a href={to(null)}>{t('said.newest')}</a>}
      {next !== null && <Go to={to(next)}>{t('said.older')}</Go>}
    </nav>
  );
}
