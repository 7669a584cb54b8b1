import type { CivilDate, CustomerId, FactKind } from '#skill';
import type { Keyring } from '../keys/keys.ts';
import { append, toldHash } from '../ledger/append.ts';
import { signerOf } from '../ledger/chain.ts';
import { compare, customerOf, isAfter, keyOf, type MemoryData, type Session } from './memory-customer.ts';
import { actInMemory, confirmedInMemory, openInMemory } from './memory-warnings.ts';
import { asStored } from './storable.ts';
import type { Commit, Store } from './store.ts';
import { tasksOf } from './tasks.ts';
import { localTime } from './zoned-clock.ts';

const sessionMs = 30 * 60_000;

/** What one turn loads and leaves behind, in memory. */
export function memoryTurns(
  data: MemoryData,
  keyring: Pick<Keyring, 'mac'>,
): Pick<Store, 'load' | 'commit' | 'ledger' | 'ledgerHead' | 'told'> {
  return {
    load: async ({ tokenHash, platform, sessionKey, speakerHash, requestId, now }) => {
      const link = data.links.get(keyOf(platform, tokenHash));
      if (link === undefined || link.revoked || (link.expiresAt !== null && !isAfter(link.expiresAt, now))) return null;
      const customer = customerOf(data, link.customerId);
      const { settings, loginAt, consents, pin, sessions, proven, ledgerHead } = customer;
      const session = liveSession(sessions.get(keyOf(platform, sessionKey)), now);
      const opened = proven.get(keyOf(platform, sessionKey));
      return {
        customer: {
          ...settings,
          ...{ id: link.customerId as CustomerId, weekStartsOn: null, thresholdMinor: 50_000n, loginAt },
          today: localTime(now, settings.zone).slice(0, 10) as CivilDate,
        },
        link: {
          ...{ id: link.id, household: link.household, privateMode: link.privateMode },
          returning: link.firstRequestId !== null && link.firstRequestId !== requestId,
        },
        proof: {
          chosen: pin?.proof ?? 'none',
          locked: (pin?.lockedAt ?? null) !== null,
          proven: opened !== undefined && opened.speakerHash === speakerHash && isAfter(opened.until, now),
        },
        consents: consents.filter((consent) => consent.platform === platform),
        state: structuredClone((session?.requestId === requestId ? session.previous : session?.state) ?? null),
        closed: data.closed.has(platform),
        ledgerHead,
        warnings: openInMemory(customer, requestId),
        confirmed: confirmedInMemory(customer, requestId, now).map(({ reason, payment }) => ({ reason, payment })),
      };
    },

    commit: async (turn) => {
      const sign = turn.disclosures.length > 0 ? await signerOf(keyring, turn.customerId) : null;
      const customer = data.customers.get(turn.customerId);
      if (customer === undefined) return false;
      const before = customer.turns.get(turn.requestId);
      if (before !== undefined) return before === toldHash(turn);
      customer.turns.set(turn.requestId, toldHash(turn));
      if (sign !== null) {
        const { rows, head } = append(turn, customer.ledgerHead, sign);
        customer.ledger.push(...rows);
        customer.ledgerHead = head;
      }
      const key = keyOf(turn.platform, turn.sessionKey);
      const previous = liveSession(customer.sessions.get(key), turn.now)?.state ?? null;
      customer.sessions.set(key, { state: asStored(turn.state), previous, requestId: turn.requestId, updatedAt: turn.now });
      for (const task of tasksOf(turn)) customer.tasks.set(task.wish, task);
      actInMemory(customer, turn);
      useLink(data, turn);
      return true;
    },

    ledger: async (customer, requestId) =>
      (data.customers.get(customer)?.ledger ?? []).filter((row) => requestId === undefined || row.requestId === requestId),

    ledgerHead: async (customer) => data.customers.get(customer)?.ledgerHead ?? null,

    told: async (id, platform, { from, to }) => {
      const counts = new Map<FactKind, number>();
      const customer = data.customers.get(id);
      for (const row of customer?.ledger ?? []) {
        const day = localTime(row.at, customer?.settings.zone ?? 'UTC').slice(0, 10);
        if (row.platform === platform && day >= from && day <= to) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1);
      }
      return [...counts].sort(([a, some], [b, others]) => others - some || compare(a, b)).map(([kind]) => kind);
    },
  };
}

function useLink({ links }: MemoryData, { linkId, requestId, subjectHash, acts }: Commit): void {
  for (const [key, link] of links) {
    if (link.id !== linkId) continue;
    link.firstRequestId ??= requestId;
    link.subjectHash = subjectHash ?? link.subjectHash;
    if (acts.some(({ kind }) => kind === 'private-mode')) link.privateMode = true;
    if (acts.some(({ kind }) => kind === 'unlink')) links.delete(key);
  }
}

function liveSession(session: Session | undefined, now: string): Session | null {
  return session !== undefined && Date.parse(session.updatedAt) > Date.parse(now) - sessionMs ? session : null;
}
