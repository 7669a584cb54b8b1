import type { Ask } from '../ask.ts';
import { followUp } from './follow-up.ts';
import type { DialogueState, Expecting, Question } from './state.ts';

/**
 * What a turn asks once it is filled in what its words refer to: "yes" to "more?" or to "was that you?", "the second" of two, "and last month?", and
 * after a proof the question that had to wait for it. null: it asks nothing.
 */
export function resolve({ intent, slots }: Ask, state: DialogueState, proven: boolean): Question | null {
  const { expecting, last } = state;
  switch (intent) {
    case 'Launch':
    case 'Silence':
    case 'SessionEnd':
      return null;
    case 'VoicePin':
    case 'Verified':
      return waiting(expecting, proven);
    case 'Yes':
      if (expecting?.kind === 'mine') return { intent: 'ConfirmMine', slots };
      return (expecting?.kind === 'yes-no' ? expecting.yes : waiting(expecting, proven)) ?? { intent, slots };
    case 'No':
      return { intent: expecting?.kind === 'mine' ? 'DenyMine' : intent, slots };
    case 'SelectOrdinal':
      return chosen(expecting, slots.ordinal) ?? { intent, slots };
    case 'FollowUp': {
      const open = openMerchant(expecting);
      const fits = open === null || slots.merchant !== undefined;
      return (fits ? followUp(open ?? last, slots) : null) ?? { intent, slots };
    }
    default:
      return { intent, slots };
  }
}

/** The question whose merchant is still open: "Lidl or Aldi?" */
export function openMerchant(expecting: Expecting | null): Question | null {
  const first = expecting?.kind === 'choice' ? expecting.options[0] : null;
  return first?.slots.merchant === undefined ? null : first;
}

const waiting = (expecting: Expecting | null, proven: boolean): Question | null =>
  expecting?.kind === 'proof' && proven ? expecting.question : null;

function chosen(expecting: Expecting | null, ordinal: number | undefined): Question | null {
  if (expecting?.kind !== 'choice' || ordinal === undefined) return null;
  return expecting.options.at(ordinal === -1 ? -1 : ordinal - 1) ?? null;
}
