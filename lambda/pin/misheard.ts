import { type Ask, type DialogueState, pinIn } from '#skill';
import type { Caller } from '../told.ts';

/**
 * Digits said where a PIN is waited for are that PIN, whatever the platform took them for: as a shop's name or a number of payments
 * they would be kept with the question.
 */
export function withMisheardPin(ask: Ask, caller: Caller, state: DialogueState | null): { readonly ask: Ask; readonly caller: Caller } {
  const pin = state?.expecting?.kind === 'proof' && caller.pin === null ? pinIn(onlySlot(ask)) : null;
  return pin === null ? { ask, caller } : { ask: { ...ask, intent: 'VoicePin', slots: {}, unreadable: [] }, caller: { ...caller, pin } };
}

function onlySlot({ intent, slots }: Ask): string {
  const { merchant, account, category, amount, count, ordinal, period, ...others } = slots;
  // "Nineteen eighty-four" by itself is heard as a year; a question about a year is not.
  const year = intent === 'FollowUp' && period?.form === 'DATE' ? period.value : undefined;
  if (period !== undefined && year === undefined) return '';
  const words = [merchant?.heard, account?.heard, category?.heard, amount?.value.replace(/\.0*$/, ''), count, ordinal, year];
  const said = words.filter((word) => word !== undefined);
  return said.length === 1 && Object.keys(others).length === 0 ? String(said[0]) : '';
}
