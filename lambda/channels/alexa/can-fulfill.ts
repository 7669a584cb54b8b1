import type { canfulfill } from 'ask-sdk-model';
import { intentNames, intentSlots } from '#skill';
import { fields, text } from '../../json.ts';
import { intentOf } from './names.ts';
import { readSlots } from './slots.ts';

type CanFulfillSlot = NonNullable<canfulfill.CanFulfillIntent['slots']>[string];

const yes: CanFulfillSlot = { canUnderstand: 'YES', canFulfill: 'YES' };
const no: CanFulfillSlot = { canUnderstand: 'NO', canFulfill: 'NO' };

/**
 * Whether the skill could answer such a question, from the intent table alone: the same for everybody, so that it does
 * not betray who is a customer, and without looking anything up. MAYBE, because an answer takes a linked account.
 */
export function canFulfill(alexaIntent: unknown): canfulfill.CanFulfillIntent {
  const { name, slots } = fields(alexaIntent);
  const intent = intentOf(text(name) ?? '');
  const known: readonly string[] = intentSlots[intent] ?? [];
  const isUnderstood = ([slot, value]: [string, unknown]) => known.includes(slot) && readSlots({ [slot]: value }).unreadable.length === 0;
  const answers = Object.entries(fields(slots)).map((entry) => [entry[0], isUnderstood(entry) ? yes : no] as const);
  const answered = intent !== 'Fallback' && intentNames.some((id) => id === intent) && answers.every(([, answer]) => answer === yes);
  return { canFulfill: answered ? 'MAYBE' : 'NO', slots: Object.fromEntries(answers) };
}
