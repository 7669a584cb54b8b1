import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountId, BankReader, CategoryId, CivilDate, CustomerId, MerchantId, Total, TransactionFilter } from '#skill';
import { diceOf } from '../../../lambda/banks/sandbox/dice.ts';
import { sandboxBank } from '../../../lambda/banks/sandbox/sandbox-bank.ts';
import { sampleStories, worldOn } from '../../../lambda/banks/sandbox/world.ts';
import { sync } from '../../../lambda/banks/sync.ts';
import { openMemory } from '../../../lambda/store/memory-store.ts';
import { plusDays } from '../../oracle/calendar.ts';
import { available, type Asked, booked, counts, leftOut, recent, spent, uncategorised } from '../../oracle/figures.ts';
import type { OracleWorld } from '../../oracle/world.ts';
import { readKnownMerchants } from './known-merchants.ts';

const today = '2026-11-23';
const now = `${today}T12:00:00Z`;
const seed = 'harbour';
const categories = [
  'groceries',
  'restaurants',
  'transport',
  'shopping',
  'housing',
  'utilities',
  'cash',
  'fees',
  'travel',
  'uncategorised',
] as const;

describe.each(sampleStories.map(({ person }) => person.id))('what the store adds up for %s', (customerId) => {
  const world: OracleWorld = { today, region: 'US', ...worldOn(seed, customerId, today) };
  const accountIds = world.accounts.map(({ sourceId }) => sourceId);
  let reader: BankReader;

  beforeAll(async () => {
    const store = openMemory();
    await store.saveCustomer({ id: customerId, region: 'US', zone: 'UTC', homeCurrency: 'USD', monthStartsOn: 1 });
    await sync({ customerId, bank: sandboxBank({ seed, now, today }), store, known: readKnownMerchants(), now });
    reader = store.bank(customerId as CustomerId, now);
  });

  test("is the oracle's figure for any accounts, days, category or merchant", async () => {
    const merchants = (await reader.merchants((await reader.accounts()).map(({ id }) => id))).map(({ id }) => id);
    const dice = diceOf('questions', customerId);
    for (let round = 0; round < 60; round += 1) {
      const asked = question(dice, accountIds, merchants);
      const found = await reader.totals(filterOf(asked, customerId, accountIds));
      expect({ asked, totals: found.totals.map(told).sort(), left: found.excluded }).toEqual({
        asked,
        totals: expectedTotals(world, asked).sort(),
        left: leftOutOf(world, asked),
      });
    }
  });

  test('holds what is available and booked', async () => {
    const figures = (await reader.accounts()).map(({ id, availableMinor, bookedMinor }) => [id, availableMinor, bookedMinor]);
    const expected = world.accounts.map((account) => [`${customerId}/${account.sourceId}`, available(account), booked(account)]);
    expect(figures.sort()).toEqual(expected.sort());
  });

  test('lists every movement once, newest first', async () => {
    const accounts = accountIds.map((id) => `${customerId}/${id}` as AccountId);
    const { items, totalCount } = await reader.transactions({ accounts }, { offset: 0, limit: 50 });
    const expected = recent(world, {});
    expect(totalCount).toBe(expected.length);
    expect(items.map(({ id, amountMinor }) => `${id} ${amountMinor}`)).toEqual(
      expected.slice(0, 50).map(({ id, amountMinor }) => `${customerId}/${id} ${amountMinor}`),
    );
  });
});

function question(dice: ReturnType<typeof diceOf>, accounts: readonly string[], merchants: readonly string[]): Asked {
  const from = plusDays(today, -dice.whole(0, 700));
  return {
    ...(dice.chance(0.4) ? { accounts: [dice.pick(accounts)] } : {}),
    ...(dice.chance(0.8) ? { from, to: plusDays(from, dice.whole(0, 90)) } : {}),
    ...(dice.chance(0.4) ? { category: dice.pick(categories) } : {}),
    ...(dice.chance(0.3) ? { merchant: dice.pick(merchants) } : {}),
  };
}

function filterOf({ accounts, from, to, category, merchant }: Asked, customerId: string, all: readonly string[]): TransactionFilter {
  return {
    accounts: (accounts ?? all).map((id) => `${customerId}/${id}` as AccountId),
    kinds: ['purchase', 'refund', 'cash', 'fee', 'loan-repayment'],
    ...(from && to ? { range: { from: from as CivilDate, to: to as CivilDate } } : {}),
    ...(category ? { categories: [category as CategoryId] } : {}),
    ...(merchant ? { merchantId: merchant as MerchantId } : {}),
  };
}

function told({ currency, sumMinor, count, refundCount, pendingCount, unsureCount, uncategorisedMinor }: Total): string {
  return `${currency} spent ${-sumMinor} in ${count}, back ${refundCount}, pending ${pendingCount}, unsure ${unsureCount}, uncategorised ${-uncategorisedMinor}`;
}

function expectedTotals(world: OracleWorld, asked: Asked): string[] {
  return spent(world, asked).map(({ amountMinor, currency }) => {
    const accounts = (asked.accounts ?? world.accounts.map(({ sourceId }) => sourceId)).filter((id) => currencyOf(world, id) === currency);
    const own = { ...asked, accounts };
    const counted = counts(world, own);
    const bare = uncategorised(world, own)[0]?.amountMinor ?? 0n;
    return `${currency} spent ${amountMinor} in ${counted.counted}, back ${counted.refunds}, pending ${counted.pending}, unsure ${counted.unsure}, uncategorised ${bare}`;
  });
}

/** What was left out is told of the accounts, days and merchant asked about, whatever the category. */
function leftOutOf(world: OracleWorld, { category: _, ...asked }: Asked) {
  return { ownTransferCount: leftOut(world, 'own-transfer', asked), cardRepaymentCount: leftOut(world, 'card-repayment', asked) };
}

function currencyOf(world: OracleWorld, account: string): string | undefined {
  return world.accounts.find(({ sourceId }) => sourceId === account)?.currency;
}
