import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import type { Line } from '../reply.ts';

type Waited = Pick<Scene, 'state' | 'proof' | 'warnings'>;

/** What is still waited for, in the fewest words; null where any question would do as an answer. */
export function waitingLine({ state: { expecting }, proof, warnings }: Waited): Line | null {
  switch (expecting?.kind) {
    case 'act':
      return line('waiting.act');
    case 'proof':
      return line(`waiting.${proof.way}`);
    case 'mine': {
      const isTwice = warnings.open.some(({ id, kind }) => id === expecting.warning && kind === 'duplicate');
      return line(isTwice ? 'waiting.meant' : 'waiting.mine');
    }
    default:
      return null;
  }
}

/** Asks once more for what is waited for; null where nothing is. */
export function stillWaiting(scene: Scene): Outcome | null {
  const again = waitingLine(scene);
  return again === null || scene.state.expecting === null ? null : { say: [again], expecting: scene.state.expecting, then: 'asked' };
}
