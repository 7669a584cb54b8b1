import type { Slot, slu } from 'ask-sdk-model';
import type { IntentName, Period, Slots } from '#skill';
import { intentSlots, type UtteranceSlot, utteranceSlots } from '#skill/build';

/** What a slot of the table says: the words, and the id of the listed value if they are one. */
interface Said {
  readonly value: string;
  readonly id?: string | null;
}

type SaidSlots = Partial<Record<UtteranceSlot, Said>>;

/**
 * Alexa's slots for an understood sentence: the inverse of readSlots by the same table. As on a real device every slot
 * of the intent is there, said or not, and what the intent has no slot for is left out. A currency is left out too:
 * AMAZON.NUMBER cannot carry one.
 */
export function alexaSlots(intent: IntentName, slots: Slots, skillId: string): Readonly<Record<string, Slot>> {
  const said = saidIn(slots);
  return Object.fromEntries((intentSlots[intent] ?? []).map((name) => [name, slotOf(name, said[name], skillId)]));
}

function saidIn({ account, merchant, category, period, amount, comparison, count, ordinal, topic }: Slots): SaidSlots {
  return {
    ...(account && { account: { value: account.heard, id: account.id } }),
    ...(merchant && { merchant: { value: merchant.heard, id: merchant.id } }),
    ...(category && { category: { value: category.heard, id: category.id } }),
    ...(period && saidPeriod(period)),
    ...(amount && { amount: { value: amount.value.replace(/\.00$/, '') } }),
    ...(comparison && { comparison: { value: comparison, id: comparison } }),
    ...(count !== undefined && { count: { value: String(count) } }),
    ...(ordinal !== undefined && { ordinal: { value: String(ordinal), id: String(ordinal) } }),
    ...(topic && { topic: { value: topic, id: topic } }),
  };
}

function saidPeriod(period: Period): SaidSlots {
  switch (period.form) {
    case 'DATE':
      return { period: { value: period.value } };
    case 'LAST':
      return { duration: { value: period.value } };
    case 'SINCE':
      return { from: { value: period.from } };
    case 'RANGE':
      return { from: { value: period.from }, until: { value: period.to } };
  }
}

function slotOf(name: UtteranceSlot, said: Said | undefined, skillId: string): Slot & { source?: string } {
  const unsaid: Slot = { name, confirmationStatus: 'NONE' };
  if (said === undefined) return unsaid;
  const type = utteranceSlots[name].alexa;
  const resolutions = type.startsWith('AMAZON.')
    ? {}
    : { resolutions: resolutionOf(said, `amzn1.er-authority.echo-sdk.${skillId}.${type}`) };
  return {
    ...unsaid,
    value: said.value,
    ...resolutions,
    source: 'USER',
    slotValue: { type: 'Simple', value: said.value, ...resolutions },
  };
}

function resolutionOf({ value, id }: Said, authority: string): slu.entityresolution.Resolutions {
  const resolution =
    id === null || id === undefined
      ? { authority, status: { code: 'ER_SUCCESS_NO_MATCH' as const } }
      : { authority, status: { code: 'ER_SUCCESS_MATCH' as const }, values: [{ value: { name: value, id } }] };
  return { resolutionsPerAuthority: [resolution as slu.entityresolution.Resolution] };
}
