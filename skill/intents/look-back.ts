import type { Question } from '../dialogue/state.ts';
import type { CivilDate } from '../money/civil-date.ts';
import type { ResolvedPeriod } from '../money/period.ts';
import type { Outcome } from './intent.ts';
import { line } from './line.ts';

/** Older payments open by signing in at the bank again, for which there is a button in the app from now on. */
const opened: Pick<Outcome, 'acts'> = { acts: [{ kind: 'offer-login' }] };

/** Says that it goes no further back, and what opens the rest. */
export const withCut = (outcome: Outcome): Outcome => ({ ...outcome, ...opened, say: [...outcome.say, line('cut.period')] });

export const since = (from: CivilDate, today: CivilDate): ResolvedPeriod => ({ range: { from, to: today }, name: { kind: 'since' } });

/** The part of a period that may be told, and whether that is less than was asked; where no day of it may be, what is said instead. */
export function toldPeriod(
  asked: ResolvedPeriod,
  question: Question,
  earliest: CivilDate | null,
  today: CivilDate,
): { readonly period: ResolvedPeriod; readonly cut: boolean } | { readonly instead: Outcome } {
  const { from, to } = asked.range;
  if (earliest === null || from >= earliest) return { period: asked, cut: false };
  if (to < earliest) {
    const period = { type: 'period' as const, period: since(earliest, today) };
    return { instead: { ...opened, say: [line('cut.all', { period })], question, then: 'ask' } };
  }
  const cut = to === today ? since(earliest, today) : { range: { from: earliest, to }, name: { kind: 'range' as const } };
  return { period: cut, cut: true };
}
