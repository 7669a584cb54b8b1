import { currency, formatDecimal, type WarnedPayment, type WarningId } from '#skill';
import { type Api, ApiError, type Input, type Output } from '../../companion/api/operations.ts';
import { referenceOf } from '../hash.ts';
import type { Dispute, WarningRecord } from '../store/warning-store.ts';
import { accountsOf } from './accounts.ts';
import type { Visit } from './visit.ts';
import { whyIn } from './why.ts';

type Warning = Output<'listWarnings'>['warnings'][number];

const pageSize = 50;

export const warningCalls = (visit: Visit) => {
  const { customer, warnings } = visit;
  return {
    listWarnings: async ({ query: { before } }) => {
      const found = await warnings.warnings(customer.id, { ...(before !== undefined && { before }), limit: pageSize + 1 });
      const page = found.slice(0, pageSize);
      return { warnings: page.map(view(visit)), next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null };
    },
    answerWarning: ({ id, body }) => answer(id, body.answer, visit),
    listDisputes: async () => (await warnings.disputes(customer.id)).map(disputeView),
  } satisfies Partial<Api>;
};

type Answer = Input<'answerWarning'>['body']['answer'];

/** The dispute comes first: broken off in between, the warning is still open and answering it again finds the same dispute. */
async function answer(id: string, given: Answer, visit: Visit): Promise<Output<'answerWarning'>> {
  const { customer, warnings, now } = visit;
  const asked = await recordOf(id, visit);
  if (stateOf(asked, now) !== 'open') throw new ApiError('conflict');
  if (asked.reason.kind === 'low-balance' && given !== 'closed') throw new ApiError('input.invalid', 'answer');
  const dispute = given === 'not-mine' ? disputeOf(asked, visit) : null;
  if (dispute !== null) await warnings.dispute(customer.id, dispute);
  if (!(await warnings.answer(customer.id, { warning: asked.id, answer: given, over: 'app', now }))) throw new ApiError('conflict');
  const account = (await accountsOf(visit)).find((one) => one.id === asked.accountId);
  return {
    warning: view(visit)(await recordOf(id, visit)),
    dispute: dispute && disputeView(dispute),
    canFreeze: account?.card === 'active',
  };
}

/** One for a warning, however often it is asked for: its reference follows from the warning. */
const disputeOf = ({ id, accountId, payment }: WarningRecord, { customer, now }: Visit): Dispute => ({
  id,
  reference: referenceOf(customer.id, id, 'app'),
  warning: id,
  transactionId: payment?.transactionId ?? null,
  accountId,
  openedAt: now,
  openedOver: 'app',
});

/** Open ones are never far back. */
async function recordOf(id: string, { customer, warnings }: Visit): Promise<WarningRecord> {
  const found = (await warnings.warnings(customer.id, { limit: 1_000 })).find((one) => one.id === (id as WarningId));
  if (found === undefined) throw new ApiError('not.found');
  return found;
}

const disputeView = ({ id: _, transactionId, accountId, ...same }: Dispute): Output<'listDisputes'>[number] => ({
  ...same,
  transaction: transactionId,
  account: accountId,
});

const stateOf = ({ answer: given, expiresAt }: WarningRecord, now: string): Warning['state'] =>
  given ?? (expiresAt <= now ? 'expired' : 'open');

const view =
  (visit: Visit) =>
  (record: WarningRecord): Warning => ({
    id: record.id,
    source: record.source,
    kind: record.reason.kind,
    severity: record.severity,
    state: stateOf(record, visit.now),
    openedAt: record.openedAt,
    expiresAt: record.expiresAt,
    account: record.accountId,
    transaction: record.payment?.transactionId ?? null,
    payment: record.payment && paymentView(record.payment),
    why: whyIn(visit)(record),
    heardAt: record.toldAt,
    answeredAt: record.answeredAt,
    answeredOver: record.answeredOver,
  });

const paymentView = ({ amountMinor, currency: code, merchantName, date }: WarnedPayment): Warning['payment'] => ({
  amount: { value: formatDecimal({ amountMinor, currency: currency(code) }), currency: code },
  merchant: merchantName,
  date,
});
