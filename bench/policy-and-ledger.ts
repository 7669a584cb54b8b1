import { randomUUID } from 'node:crypto';
import { type AccountId, type CustomerId, type Disclosure, factKinds, freshState, noCeiling, type Platform } from '#skill';
import { gateOf } from '#skill/build';
import type { Keyring } from '../lambda/keys/keys.ts';
import type { Db } from '../lambda/store/db.ts';
import { sqlStore } from '../lambda/store/sql-store.ts';
import type { LedgerHead } from '../lambda/store/store.ts';
import { median, quantile, table } from './numbers.mjs';

const limitMs = 1.5;
const rounds = 1_000;
const platform: Platform = 'alexa';

/** What deciding and writing down costs a turn: the gate over six facts, and a commit with four ledger rows beside one with none. */
export async function measurePolicyAndLedger(db: Db, keyring: Keyring): Promise<void> {
  const store = sqlStore(db, keyring);
  const gates: number[] = [];
  const ledgers: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const customerId = `c-${1 + (round % 500)}` as CustomerId;
    const began = performance.now();
    const disclosures = gate(customerId);
    gates.push(performance.now() - began);
    const withRows = async () => {
      const ledgerHead = await store.ledgerHead(customerId);
      return timed(() => commit(disclosures, ledgerHead));
    };
    const without = () => timed(() => commit([], null));
    const commit = (told: readonly Disclosure[], ledgerHead: LedgerHead | null) =>
      store.commit({
        customerId,
        linkId: randomUUID(),
        platform,
        sessionKey: `policy-${round}`,
        speakerHash: '',
        subjectHash: null,
        requestId: randomUUID(),
        now: new Date().toISOString(),
        question: { intent: 'Balance', slots: {} },
        disclosures: told,
        ledgerHead,
        state: freshState,
        acts: [],
        failure: null,
      });
    // Which of the two comes first changes, so that neither always finds the pages warm.
    const [first, second] = round % 2 === 0 ? [await withRows(), await without()] : [await without(), await withRows()];
    ledgers.push(round % 2 === 0 ? first - second : second - first);
  }
  const both = gates.map((ms, index) => ms + (ledgers[index] ?? 0));
  const row = (name: string, ms: readonly number[]) => ({
    part: name,
    'p50 ms': median(ms).toFixed(2),
    'p99 ms': quantile(ms, 0.99).toFixed(2),
  });
  table(`Policy and ledger per turn (p50 limit ${limitMs} ms)`, [
    row('gate', gates),
    row('ledger of four rows', ledgers),
    row('both', both),
  ]);
  if (median(both) > limitMs) process.exitCode = 1;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const consents = factKinds.map((kind) => ({ id: `bench/${kind}`, platform, account: null, kind, precision: 'exact' as const }));

function gate(customerId: CustomerId): readonly Disclosure[] {
  const accounts = ['checking', 'savings'].map((name) => `${customerId}/${name}` as AccountId);
  const { allow } = gateOf({
    consents,
    platform,
    listener: { speaker: 'person', proven: false, household: 'nothing' },
    canProve: false,
    privateMode: false,
    ceiling: noCeiling,
    today: '2026-11-23' as never,
    loginAgeDays: 0,
    loginFresh: true,
    threshold: { amountMinor: 50_000n, currency: 'USD' as never },
  });
  for (const kind of ['transaction', 'merchant-name', 'category-sum', 'card-owed'] as const) allow(kind, accounts);
  return [...allow('account-name', accounts).disclosures, ...allow('balance', accounts).disclosures];
}
