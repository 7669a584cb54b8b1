import { type Act, type CivilDate, currency, type Exception, exceptionOf, parseMoney, type Warning, type WarningId } from '#skill';
import { eventOf } from './bank-events.ts';
import { compare, type MemoryCustomer, type MemoryWarning } from './memory-customer.ts';
import type { Commit } from './store.ts';
import type { BankEvent, Dispute, WarningAnswer } from './warning-store.ts';
import { localTime } from './zoned-clock.ts';

/** What a customer's turns left behind about warnings. */
export interface Acted {
  readonly told: readonly WarningId[];
  readonly answers: readonly Pick<WarningAnswer, 'warning' | 'answer'>[];
  readonly exceptions: readonly Exception[];
  readonly disputes: readonly Omit<Dispute, 'id'>[];
  /** What the bank is told */
  readonly events: readonly BankEvent[];
  readonly lowBalanceMinor: bigint | null;
}

export function saveWarningsIn({ warnings }: MemoryCustomer, opened: readonly Warning[]): void {
  for (const warning of opened) warnings.set(warning.id, { warning, toldIn: null, answered: null });
}

export function actedIn({ warnings, exceptions, disputes, events, lowBalanceMinor }: MemoryCustomer): Acted {
  const all = [...warnings.values()];
  return {
    told: all.flatMap(({ warning, toldIn }) => (toldIn === null ? [] : [warning.id])),
    answers: all.flatMap(({ warning, answered }) => (answered === null ? [] : [{ warning: warning.id, answer: answered.answer }])),
    exceptions: [...exceptions],
    disputes: [...disputes.values()],
    events: [...events.values()].map(({ body }) => body),
    lowBalanceMinor,
  };
}

const shown = 20;

/** Loaded.warnings in memory; here they stay open until they are answered. */
export function openInMemory({ warnings, accounts }: MemoryCustomer, requestId: string): readonly Warning[] {
  return [...warnings.values()]
    .filter(({ warning, answered }) => accounts.has(warning.accountId) && (answered?.requestId ?? requestId) === requestId)
    .map(({ warning, toldIn }) => ({ ...warning, told: warning.told || (toldIn ?? requestId) !== requestId }))
    .sort(severeThenNewest)
    .slice(0, shown);
}

const dayMs = 86_400_000;

/** Loaded.confirmed in memory */
export function confirmedInMemory({ warnings }: MemoryCustomer, requestId: string, now: string): readonly Warning[] {
  const isConfirmed = ({ answered }: MemoryWarning): boolean =>
    answered?.answer === 'mine' && answered.requestId !== requestId && Date.parse(answered.at) > Date.parse(now) - dayMs;
  return [...warnings.values()].filter(isConfirmed).map(({ warning }) => warning);
}

const severeThenNewest = (a: Warning, b: Warning): number =>
  Number(b.severity === 'severe') - Number(a.severity === 'severe') || compare(b.openedOn, a.openedOn);

/** What a turn does about warnings, in memory. */
export function actInMemory(customer: MemoryCustomer, turn: Commit): void {
  for (const act of turn.acts) actOn(customer, act, turn);
}

function actOn(customer: MemoryCustomer, act: Act, turn: Commit): void {
  const { platform: openedOver, now, requestId } = turn;
  const { warnings, accounts, frozenAt, disputes, settings } = customer;
  if (act.kind === 'told-warnings') {
    for (const held of act.warnings.flatMap((id) => warnings.get(id) ?? [])) held.toldIn ??= requestId;
  }
  if (act.kind === 'answer-warning') answerIn(customer, act, turn);
  if (act.kind === 'cards-frozen') {
    for (const account of act.accounts.flatMap((id) => accounts.get(id) ?? [])) {
      if (account.card == null) continue;
      accounts.set(account.id, { ...account, card: 'frozen' });
      frozenAt.set(account.id, now);
      tell(customer, turn, `${account.id} ${now}`, { type: 'card.frozen', account: account.id });
    }
  }
  if (act.kind === 'open-dispute' && !disputes.has(act.reference)) {
    const { reference, warning, transaction, account } = act;
    disputes.set(reference, { reference, warning, transactionId: transaction, accountId: account, openedAt: now, openedOver });
    tell(customer, turn, reference, { type: 'dispute.opened', reference, account, transaction });
  }
  if (act.kind === 'hand-over') tell(customer, turn, requestId, { type: 'hand-over.requested', reference: act.reference });
  if (act.kind === 'set-alert') customer.lowBalanceMinor = parseMoney(act.value, currency(settings.homeCurrency)).amountMinor;
}

function answerIn(customer: MemoryCustomer, { warning: id, answer }: Extract<Act, { kind: 'answer-warning' }>, turn: Commit): void {
  const held = customer.warnings.get(id);
  if (held === undefined || held.answered !== null) return;
  held.answered = { answer, requestId: turn.requestId, at: turn.now };
  const { payment, reason } = held.warning;
  const today = localTime(turn.now, customer.settings.zone).slice(0, 10) as CivilDate;
  if (answer === 'mine' && payment !== null) customer.exceptions.push(exceptionOf(reason.kind, payment, today));
  const transaction = payment?.transactionId ?? null;
  tell(customer, turn, id, { type: 'warning.answered', warning: id, alert: null, transaction, answer });
}

function tell({ events }: MemoryCustomer, { customerId, now, platform: over }: Commit, key: string, body: BankEvent): void {
  const event = eventOf(customerId, key, body, { now, over });
  events.set(event.id, event);
}
