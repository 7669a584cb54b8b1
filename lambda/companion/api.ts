import type { CustomerId, Locale } from '#skill';
import { type Api, ApiError, type Operation, type OperationId, operations } from '../../companion/api/operations.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { accountCalls } from './accounts.ts';
import { cardCalls } from './cards.ts';
import { checkedInput, checkedOutput } from './checked.ts';
import { codeCalls } from './codes.ts';
import { handoffCalls } from './handoff.ts';
import { ledgerCalls } from './ledger.ts';
import { linkCalls } from './links.ts';
import { overviewCalls } from './overview.ts';
import { privacyCalls } from './privacy.ts';
import { proofCalls } from './proof.ts';
import { pushCalls } from './push.ts';
import { settingsCalls } from './settings.ts';
import { sharingCalls } from './sharing.ts';
import { spendingCalls } from './spending.ts';
import { taskCalls } from './tasks.ts';
import type { ApiParts, Visit } from './visit.ts';
import { warningCalls } from './warnings.ts';
import { watchCalls } from './watch.ts';

type Call = (input: Readonly<Record<string, unknown>>) => Promise<unknown>;

const callsOf = (visit: Visit): Api => ({
  ...overviewCalls(visit),
  ...linkCalls(visit),
  ...sharingCalls(visit),
  ...accountCalls(visit),
  ...proofCalls(visit),
  ...taskCalls(visit),
  ...ledgerCalls(visit),
  ...settingsCalls(visit),
  ...privacyCalls(visit),
  ...spendingCalls(visit),
  ...codeCalls(visit),
  ...handoffCalls(visit),
  ...warningCalls(visit),
  ...cardCalls(visit),
  ...watchCalls(visit),
  ...pushCalls(visit),
});

/**
 * The API as one customer may use it, for our own pages and for /api/v1 alike: input and output are checked against the operations'
 * schemas, and every call reads the customer anew, so that nothing is answered to one who was erased. Words come in the customer's
 * own language, else in `asked`. `sessionLoginAt`: of a browser's session, for whoever else is signed in elsewhere proves nothing here.
 * Whatever is another customer's is 'not.found', as if it did not exist.
 */
export function makeApi(parts: ApiParts, customerId: CustomerId, asked: Locale, sessionLoginAt?: string | null): Api {
  const calls = Object.entries<Operation>(operations).map(([id, operation]) => {
    const call: Call = async (given) => {
      if (operation.demo === true && !parts.brand.demo) throw new ApiError('not.found');
      const input = checkedInput(operation, given);
      const now = parts.now().toISOString();
      const customer = await parts.customers.customer(customerId, now);
      if (customer === null) throw new ApiError('not.signed-in');
      const locale = localeTags.find((tag) => tag === customer.locale) ?? asked;
      const loginAt = sessionLoginAt === undefined ? customer.loginAt : sessionLoginAt;
      const perform = callsOf({ ...parts, customer, loginAt, locale, now })[id as OperationId] as Call;
      return checkedOutput(operation, await perform(input));
    };
    return [id, call];
  });
  return Object.fromEntries(calls) as Api;
}
