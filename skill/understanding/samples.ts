import type { IntentName } from '../intents/intents.ts';
import type { ClosedSlot, LanguageData, SlotValue } from './language.ts';

/** The file locales/<tag>/utterances.json. */
export interface Utterances {
  readonly intents: Readonly<Record<string, readonly string[]>>;
  readonly slots: Readonly<Record<ClosedSlot, readonly SlotValue[]>>;
  readonly outOfScope: readonly string[];
}

/** One sentence as a customer might say it, and what it asks. */
export interface Sample {
  readonly intent: IntentName;
  readonly text: string;
  readonly weight: number;
  /** The slots it was made with */
  readonly slots: readonly string[];
}

/** Said with different shops, sums and dates, for they change the words around them. */
const fillings = 2;
/** One in so many questions is also learnt behind "hello", "thanks" or "yes", so that these decide nothing. */
const openerEvery = 3;

/** Short answers and courtesies, which an opener would turn into something else. */
const withoutOpener: ReadonlySet<string> = new Set(
  'FollowUp Repeat More SelectOrdinal WhyAnswer Help Stop Cancel NavigateHome Yes No ConfirmMine DenyMine Greet Thanks'.split(' '),
);

/** All sentences of a language with their slots filled, the same on every machine. */
export function samplesOf({ intents, slots, outOfScope }: Utterances, { grammar, merchants }: LanguageData): readonly Sample[] {
  const listed = (slot: ClosedSlot): readonly string[] => slots[slot].flatMap(({ value, synonyms }) => [value, ...synonyms]);
  const values: Readonly<Record<string, readonly string[]>> = {
    ...grammar.examples,
    ...Object.fromEntries((Object.keys(slots) as ClosedSlot[]).map((slot) => [slot, listed(slot)])),
    account: [...listed('account'), ...(grammar.examples.ownAccount ?? [])],
    merchant: merchants.map(({ name }) => name),
  };
  const pick = cycle();
  const fill = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => pick(slot, values[slot] ?? []));
  const said: (readonly [IntentName, string])[] = [
    ...Object.entries(intents).flatMap(([intent, texts]) => texts.map((text) => [intent as IntentName, text] as const)),
    ...outOfScope.map((text) => ['Fallback', text] as const),
  ];
  return said.flatMap(([intent, text], at) => {
    const slots = [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot);
    const times = slots.length > 0 ? fillings : 1;
    const samples = Array.from({ length: times }, () => ({ intent, text: fill(text), weight: 1 / times, slots }));
    if (at % openerEvery !== 0 || withoutOpener.has(intent)) return samples;
    return [...samples, { intent, text: `${pick('opener', grammar.openers)} ${fill(text)}`, weight: 0.5, slots }];
  });
}

/** Values in turn, in strides that share no factor with most lists, so that all come up and neighbours differ. */
function cycle(): (slot: string, values: readonly string[]) => string {
  const at = new Map<string, number>();
  return (slot, values) => {
    const next = (at.get(slot) ?? 0) + 17;
    at.set(slot, next);
    return values[next % (values.length || 1)] ?? '';
  };
}
