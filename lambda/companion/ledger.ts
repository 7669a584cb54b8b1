import type { Api, Output } from '../../companion/api/operations.ts';
import { checkChain } from '../ledger/chain.ts';
import type { LedgerQuery } from '../store/customer-store.ts';
import type { LedgerRow } from '../store/store.ts';
import { aboutIn } from './about.ts';
import type { Visit } from './visit.ts';

const pageRows = 50;
const lastQuestions = 5;

type Row = Output<'exportLedger'>[number];

export const ledgerCalls = (visit: Visit) => {
  const { customers, customer, store, keyring } = visit;
  const view = rowView(visit);
  return {
    readLedger: async ({ query }) => {
      const { before, ...filter } = query;
      const asked = { ...filter, ...(before !== undefined && { before: BigInt(before) }), limit: pageRows + 1 } as LedgerQuery;
      const found = await customers.ledgerPage(customer.id, asked);
      const rows = found.slice(0, pageRows).map(view);
      return { rows, next: found.length > pageRows ? (rows.at(-1)?.seq ?? null) : null };
    },
    checkLedger: async () => {
      const rows = await store.ledger(customer.id);
      const checked = await checkChain(keyring, customer.id, rows, await store.ledgerHead(customer.id));
      return { ...checked, brokenAt: checked.brokenAt === null ? null : String(checked.brokenAt) };
    },
    exportLedger: async () => (await store.ledger(customer.id)).map(view),
  } satisfies Partial<Api>;
};

/** The questions answered last, one row each, newest first. */
export async function lastSaid(visit: Visit): Promise<Row[]> {
  const rows = await visit.customers.ledgerPage(visit.customer.id, { limit: 100 });
  const questions = [...new Set(rows.map(({ requestId }) => requestId))].slice(0, lastQuestions);
  return rows.filter(({ requestId }) => questions.includes(requestId)).map(rowView(visit));
}

function rowView(visit: Visit): (row: LedgerRow) => Row {
  const about = aboutIn(visit);
  return ({ seq, at, platform, speakerHash, requestId, question, account, kind, precision, consentId, hash }) => ({
    seq: String(seq),
    at,
    platform,
    speaker: speakerHash,
    requestId,
    intent: question.intent,
    about: about(question, at),
    account,
    kind,
    precision,
    consent: consentId,
    hash,
  });
}
