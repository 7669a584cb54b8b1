import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';

/** Not understood: an example that fits, then a choice of two, then the app. */
export function notUnderstood({ state }: Scene): Outcome {
  const { missed, last } = state;
  const suggestions = ['balance', 'spending-month'] as const;
  if (missed === 0) {
    const hint = last?.intent === 'Spending' ? 'missed.hint-spending' : 'missed.hint';
    return { say: [line(hint)], then: 'asked', missed: true, suggestions };
  }
  if (missed > 1) return { say: [line('missed.app')], then: 'close', missed: true };
  const options = [
    { intent: 'Balance', slots: {} },
    { intent: 'Spending', slots: {} },
  ] as const;
  return { say: [line('missed.choice')], expecting: { kind: 'choice', options }, then: 'asked', missed: true, suggestions };
}
