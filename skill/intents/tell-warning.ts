import type { HeardWarning } from '../policy/consented-warnings.ts';
import type { Line } from '../reply.ts';
import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import { mineLine, warnedLine } from './warned-lines.ts';

/** Tells one warning, and asks where only the customer knows. */
export function tellWarning(warning: HeardWarning, before: readonly Line[] = []): Outcome {
  return { say: [...before, warnedLine(warning), ...askOf(warning)], then: 'ask', ...heardOf(warning) };
}

/** What telling a warning does, beside what is said */
export function heardOf({ id, asks }: HeardWarning): Pick<Outcome, 'warning' | 'warned' | 'acts'> & Partial<Outcome> {
  const heard = { warning: id, warned: [id], acts: [{ kind: 'told-warnings' as const, warnings: [id] }] };
  if (!asks) return heard;
  const suggestions = ['mine', 'not-mine', 'why-warning'] as const;
  return { ...heard, expecting: { kind: 'mine', warning: id }, then: 'asked', suggestions };
}

export const askOf = ({ asks, kind }: HeardWarning): readonly Line[] => (asks ? [mineLine(kind)] : []);

/** Not told in this conversation, and severe or never told before: what is brought up unasked, the most urgent first. */
export const freshWarnings = ({ warnings, state }: Scene): readonly HeardWarning[] =>
  warnings.heard.filter(({ id, severity, told }) => !state.warned.includes(id) && (severity === 'severe' || !told));

/** A warning brought up unasked: the one, and how many more there are. */
export const unasked = (warning: HeardWarning, others: readonly HeardWarning[], { warnings }: Scene): readonly Line[] => [
  warnedLine(warning),
  ...(others.length === 0 ? [] : [line('warned.more', { count: warnings.count(others) })]),
];
