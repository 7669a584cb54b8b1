/** One slip a programmer might make, as a change of the source. */
export interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Each must turn at least one transcript red: figures that sound right and are wrong. */
export const faults: readonly Fault[] = [
  {
    name: 'refunds are added to spending',
    file: 'skill/policy/consented-totals.ts',
    from: 'money: spentOf(total)',
    to: 'money: { ...spentOf(total), amountMinor: -total.sumMinor + BigInt(total.refundCount) * 2000n }',
  },
  { name: 'refunds are forgotten', file: 'skill/transactions/spending.ts', from: "'refund', ", to: '' },
  { name: 'cash is forgotten', file: 'skill/transactions/spending.ts', from: "'cash', ", to: '' },
  { name: 'fees are forgotten', file: 'skill/transactions/spending.ts', from: "'fee', ", to: '' },
  {
    name: 'own transfers are spending',
    file: 'skill/transactions/own-transfers.ts',
    from: 'const mostDays = 3;',
    to: 'const mostDays = -1;',
  },
  {
    name: 'card repayments are spending',
    file: 'skill/intents/spending.ts',
    from: 'kinds: spendingKinds }',
    to: "kinds: [...spendingKinds, 'card-repayment'], oneLeg: true }",
  },
  { name: 'income is spending', file: 'skill/transactions/spending.ts', from: "['purchase'", to: "['income', 'purchase'" },
  {
    name: 'a transfer is counted by its legs',
    file: 'lambda/store/memory-bank.ts',
    from: 'row.kind === kind && row.amountMinor < 0n',
    to: 'row.kind === kind',
  },
  { name: 'a pending payment counts beside its booking', file: 'lambda/store/memory-bank.ts', from: '!row.superseded', to: 'true' },
  {
    name: 'pending payments are forgotten',
    file: 'lambda/store/memory-bank.ts',
    from: '!row.superseded',
    to: "row.status === 'booked' && !row.superseded",
  },
  { name: 'the booking date counts', file: 'skill/transactions/dated.ts', from: 'purchasedOn ?? bookedOn', to: 'bookedOn ?? purchasedOn' },
  { name: 'the week starts on Monday everywhere', file: 'skill/money/calendar.ts', from: 'return 7;', to: 'return 1;' },
  {
    name: 'last month takes this month too',
    file: 'skill/money/resolve.ts',
    from: 'return { range: { from: found.range.from, to: earlier(found.range.to, calendar.today) }',
    to: "return { range: { from: found.range.from, to: found.name.kind === 'month' ? calendar.today : earlier(found.range.to, calendar.today) }",
  },
  { name: 'the last 30 days are 31', file: 'skill/money/resolve.ts', from: '1 - days)', to: '-days)' },
  { name: 'the day is that of Greenwich', file: 'lambda/store/zoned-clock.ts', from: 'timeZone: zone', to: "timeZone: 'UTC'" },
  {
    name: 'booked is called available',
    file: 'skill/transactions/balances.ts',
    from: 'availableMinor: own(available)',
    to: 'availableMinor: own(booked)',
  },
  {
    name: 'the overdraft is part of what one has',
    file: 'skill/transactions/balances.ts',
    from: 'balance.amountMinor - balance.creditLine.amountMinor',
    to: 'balance.amountMinor',
  },
  {
    name: 'what is owed is what one has',
    file: 'skill/policy/consented-account.ts',
    from: 'bookedMinor === null ? null : -bookedMinor',
    to: 'bookedMinor',
  },
  {
    name: 'cards are added to the balance',
    file: 'skill/intents/balance.ts',
    from: "accounts.filter((account) => account.kind !== 'card')",
    to: 'accounts',
  },
  {
    name: 'every account counts in every currency',
    file: 'skill/policy/consented-account.ts',
    from: 'parts.filter(({ account }) => account.currency === currency)',
    to: 'parts',
  },
  { name: 'cents are cut off', file: 'locales/money-words.ts', from: 'if (part === 0n) return major;', to: 'return major;' },
  { name: 'pages overlap', file: 'skill/intents/more.ts', from: 'offset + shown', to: 'offset + shown - 1' },
  {
    name: 'the second one is the third',
    file: 'skill/intents/select-ordinal.ts',
    from: '.at(ordinal === -1 ? -1 : ordinal - 1);\n  if (item',
    to: '.at(ordinal === -1 ? -1 : ordinal);\n  if (item',
  },
  {
    name: 'the oldest comes first',
    file: 'lambda/store/memory-bank.ts',
    from: '.sort(newestFirst)',
    to: '.sort((a, b) => newestFirst(b, a))',
  },
  {
    name: 'a follow-up forgets the period',
    file: 'skill/dialogue/follow-up.ts',
    from: 'const { merchant, category, ...kept } = before;',
    to: 'const { merchant, category, period, ...kept } = before;',
  },
  {
    name: 'a severe warning comes after the answer',
    file: 'skill/intents/announce.ts',
    from: "first.severity === 'severe' ? [...told, ...answer]",
    to: "first.severity === 'notice' ? [...told, ...answer]",
  },
  {
    name: 'a warning is told again and again',
    file: 'skill/intents/tell-warning.ts',
    from: '!state.warned.includes(id) && ',
    to: '',
  },
  {
    name: 'a warning is hinted at to nobody',
    file: 'skill/policy/consented-warnings.ts',
    from: "refusal === 'pin.needed' || refusal === 'speaker.unrecognised'",
    to: "refusal === 'pin.needed'",
  },
  {
    name: '"it was me" about much money needs no PIN',
    file: 'skill/intents/confirm-mine.ts',
    from: 'warning.isMuch && needsProof(scene)',
    to: 'warning.isMuch && needsProof(scene) && scene.privateMode',
  },
  {
    name: 'a yes is taken for a no',
    file: 'skill/dialogue/resolve.ts',
    from: "return { intent: 'ConfirmMine', slots }",
    to: "return { intent: 'DenyMine', slots }",
  },
  {
    name: 'any two payments at one merchant are twice the same',
    file: 'skill/transactions/repeats.ts',
    from: 'a.amountMinor === b.amountMinor && ',
    to: '',
  },
  {
    name: 'a limit is set without the PIN',
    file: 'skill/intents/set-alert.ts',
    from: 'if (proof.canProve) return false;',
    to: 'if (proof.canProve) return true;',
  },
];
