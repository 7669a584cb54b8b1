import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { clockText, dayOfText } from '../format.ts';
import type { Frame } from '../page.ts';
import { Icon } from './icon.tsx';

type Row = Output<'readLedger'>['rows'][number];

interface QuestionsProps {
  /** Newest first */
  readonly rows: readonly Row[];
  readonly nameOf: (account: string) => string;
  readonly zone: string;
  readonly frame: Frame;
  /** Without each fact's own line */
  readonly brief?: boolean;
}

/** What was said, day by day and question by question. Never a figure: the ledger holds none. */
export function Questions({ rows, nameOf, zone, frame, brief = false }: QuestionsProps): VNode {
  const { locale } = frame;
  const days = grouped(rows, ({ at }) => dayOfText(locale, at, zone));
  return (
    <div class="questions">
      {days.map(([day, ofDay]) => (
        <div key={day}>
          <h3 class="day">{day}</h3>
          <ol class="rows">
            {grouped(ofDay, ({ requestId }) => requestId).map(([id, told]) => (
              <Question key={id} rows={told} nameOf={nameOf} zone={zone} frame={frame} brief={brief} />
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}

function Question({ rows, nameOf, zone, frame: { words: t, locale }, brief }: QuestionsProps): VNode | null {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <li class="question">
      <span class="disc">
        <Icon name={first.platform} />
      </span>
      <div>
        <p class="strong">{first.about}</p>
        <p class="small">
          {t(`platform.${first.platform}`)} · <time dateTime={first.at}>{clockText(locale, first.at, zone)}</time>
          {brief && ` · ${t('said.facts', { count: rows.length })}`}
        </p>
        {!brief && (
          <ul class="facts">
            {rows.map(({ seq, kind, account, precision }) => (
              <li key={seq}>
                <span>{t(`kind.${kind}`)}</span>
                <span class="account">{nameOf(account)}</span>
                <span class="chip">{t(`precision.${precision}`)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

/** In the order in which each key comes first. */
function grouped(rows: readonly Row[], keyOf: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}
