import { Failure } from '../failure.ts';
import type { OpenWarning } from '../policy/consented-warnings.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { askForProof } from './proof.ts';
import { askOf, freshWarnings, heardOf, unasked } from './tell-warning.ts';
import { stillWaiting } from './waiting.ts';
import { warnings } from './warnings.ts';
import { meantWarning } from './which-warning.ts';

/** "That was me": payments like it are no cause for a warning for 30 days. About much money it needs the proof the customer chose. */
export const confirmMine: TalkIntent = (scene) => {
  const warning = meantWarning(scene);
  if (warning === 'settled') return { say: [line('warnings.settled')], warning: null, then: 'ask' };
  if (warning === null) return stillWaiting(scene) ?? warnings.answer({}, scene, 0);
  scene.warnings.check(warning);
  if (warning.isMuch && needsProof(scene)) return { ...askForProof({ intent: 'ConfirmMine', slots: {} }, scene), warning: warning.id };
  return confirmed(warning, scene);
};

/** Also of a voice that was recognised. Where nothing was chosen to prove oneself with, only that voice will do. */
function needsProof({ listener, proof }: Scene): boolean {
  if (listener.proven) return false;
  if (proof.locked) throw new Failure('pin.locked');
  if (proof.canProve) return true;
  if (listener.speaker !== 'person') throw new Failure('speaker.unrecognised');
  return false;
}

function confirmed({ id, asks, endsOnceHeard }: OpenWarning, scene: Scene): Outcome {
  const thanks = line(asks ? 'mine.done' : 'mine.noted');
  // What is done once heard is closed as the talk leaves it.
  const answer = endsOnceHeard ? [] : [{ kind: 'answer-warning' as const, warning: id, answer: 'mine' as const }];
  const [next, ...others] = freshWarnings(scene).filter((warning) => warning.id !== id);
  if (next === undefined) return { say: [thanks], warning: null, acts: answer, then: 'ask' };
  const { acts = [], ...heard } = heardOf(next);
  return { then: 'ask', ...heard, say: [thanks, ...unasked(next, others, scene), ...askOf(next)], acts: [...answer, ...acts] };
}
