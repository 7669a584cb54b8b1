import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import { stillWaiting } from './waiting.ts';

/** Not understood: what is waited for once more, or an example that fits, then a choice of two, then the app. */
export function notUnderstood(scene: Scene): Outcome {
  const { missed, last } = scene.state;
  const suggestions = ['balance', 'spending-month'] as const;
  const waiting = missed < 2 ? stillWaiting(scene) : null;
  if (waiting !== null) return { ...waiting, missed: true };
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
