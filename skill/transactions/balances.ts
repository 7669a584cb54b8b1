/** Balance types of ISO 20022 that may be told as "now", best first. Never FWAV, INFO, XPCD: they are forecasts or notes. */
const availableTypes = ['ITAV', 'CLAV', 'OPAV'];
const bookedTypes = ['ITBD', 'CLBD', 'PRCD'];

interface BankBalance {
  readonly type: string;
  readonly amountMinor: bigint;
  readonly creditLine?: { readonly amountMinor: bigint; readonly included: boolean };
}

interface ChosenBalances {
  /** Without overdraft; null if the bank does not say */
  readonly availableMinor: bigint | null;
  readonly bookedMinor: bigint | null;
  /** The agreed overdraft beyond the available figure; null if the bank names none */
  readonly overdraftMinor: bigint | null;
}

/** Rule "Choice among balance types": the first type the bank gives; a credit line it has counted in is taken out again. */
export function chooseBalances(balances: readonly BankBalance[]): ChosenBalances {
  const available = first(balances, availableTypes);
  const booked = first(balances, bookedTypes);
  const line = available?.creditLine ?? booked?.creditLine;
  return { availableMinor: own(available), bookedMinor: own(booked), overdraftMinor: line?.amountMinor ?? null };
}

const first = (balances: readonly BankBalance[], types: readonly string[]): BankBalance | undefined =>
  types.map((type) => balances.find((balance) => balance.type === type)).find((balance) => balance !== undefined);

function own(balance: BankBalance | undefined): bigint | null {
  if (balance === undefined) return null;
  return balance.creditLine?.included ? balance.amountMinor - balance.creditLine.amountMinor : balance.amountMinor;
}
