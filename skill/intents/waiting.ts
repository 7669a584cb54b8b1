import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import type { Line } from '../reply.ts';

/** What is still waited for, in the fewest words; null where any question would do as an answer. */
export function waitingLine({ state: { expecting }, proof }: Pick<Scene, 'state' | 'proof'>): Line | null {
  if (expecting?.kind === 'act') return line('waiting.act');
  return expecting?.kind === 'proof' ? line(`waiting.${proof.way}`) : null;
}

/** Asks once more for what is waited for; null where nothing is. */
export function stillWaiting(scene: Scene): Outcome | null {
  const again = waitingLine(scene);
  return again === null || scene.state.expecting === null ? null : { say: [again], expecting: scene.state.expecting, then: 'asked' };
}
