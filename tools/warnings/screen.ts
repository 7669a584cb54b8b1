import { type Detected, type DetectorState, freshDetector, observe, type Payment, type PromiseLevel, type Refusal } from '#skill/build';
import { readPayment, type Unreadable } from './read-payment.ts';
import { sentenceOf } from './sentence.ts';

type Code = Unreadable | 'line.too-long' | Refusal;

/** What became of the lines. `ignored`: fields that could not be read, by name; their payments were taken without. */
export interface Counts {
  lines: number;
  warnings: number;
  customers: number;
  refused: Partial<Record<Code, number>>;
  ignored: Record<string, number>;
  rounded: number;
}

export interface ScreenRules {
  readonly promise: PromiseLevel;
  /** Minor units, in the currency of each payment */
  readonly lowBalanceMinor: bigint;
  readonly nowMinute: number;
}

/** Takes a feed's lines one by one, in time order over all customers; gives the lines to print. Remembers a fixed amount per customer. */
export function makeScreen({ promise, lowBalanceMinor, nowMinute }: ScreenRules) {
  const states = new Map<string, DetectorState>();
  const counts: Counts = { lines: 0, warnings: 0, customers: 0, refused: {}, ignored: {}, rounded: 0 };
  const refuse = (code: Code): readonly string[] => {
    counts.refused[code] = (counts.refused[code] ?? 0) + 1;
    return [];
  };

  function take(line: string | null): readonly string[] {
    counts.lines += 1;
    if (line === null) return refuse('line.too-long');
    const read = readPayment(line);
    if (typeof read === 'string') return refuse(read);
    const { customer, payment } = read;
    for (const field of read.ignored) counts.ignored[field] = (counts.ignored[field] ?? 0) + 1;
    if (read.rounded) counts.rounded += 1;
    const rules = { promise, homeCountry: null, lowBalance: { amountMinor: lowBalanceMinor, currency: payment.currency }, nowMinute };
    const { state, found, refused } = observe(states.get(customer) ?? freshDetector, payment, rules);
    states.set(customer, state);
    counts.customers = states.size;
    counts.warnings += found.length;
    return refused === null ? found.map((each) => lineOf(customer, each, payment)) : refuse(refused);
  }
  return { take, counts };
}

const lineOf = (customer: string, found: Detected, payment: Payment): string =>
  JSON.stringify({
    customer,
    transaction: found.transaction,
    kind: found.reason.kind,
    score: Math.round(found.score * 1000) / 1000,
    severity: found.severity,
    reason: sentenceOf(found, payment),
  });
