import type { Expecting, Question } from '../dialogue/state.ts';
import { Failure } from '../failure.ts';
import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';

/** Asks for the proof the customer chose in the app; the question is answered right after it. */
export function askForProof(question: Question, { proof }: Scene): Outcome {
  const waiting = { expecting: { kind: 'proof', question }, then: 'asked' } as const;
  switch (proof.way) {
    case 'pin':
      return { ...waiting, say: [line('proof.pin')] };
    case 'platform-pin':
      return { ...waiting, say: [line('proof.platform-pin')], verify: true };
    case 'app':
      return askForApproval(question);
  }
}

/** Without speaking digits: a tap in the app, then "ready". */
export const askForApproval = (question: Question): Outcome => ({
  say: [line('proof.app')],
  acts: [{ kind: 'ask-approval', question }],
  expecting: { kind: 'proof', question },
  then: 'asked',
});

/** A PIN was said that opened nothing: it was wrong, it is locked, or nobody had asked for one. The right one is resolved to its question. */
export function pinSaid(scene: Scene): Outcome {
  const { expecting } = scene.state;
  if (scene.proof.said === 'locked') throw new Failure('pin.locked');
  if (expecting?.kind !== 'proof') return { say: [line('proof.nothing')], then: 'asked' };
  return scene.proof.said === 'wrong' ? { say: [line('proof.wrong')], expecting, then: 'asked' } : askForProof(expecting.question, scene);
}

/** "Ready" came before the tap, or instead of the PIN. */
export function notYet(scene: Scene, expecting: Expecting): Outcome {
  return { say: [line(scene.proof.way === 'pin' ? 'proof.not-yet-pin' : 'proof.not-yet')], expecting, then: 'asked' };
}

/** The platform's own PIN did not confirm who speaks. */
export function notVerified({ state: { expecting } }: Scene): Outcome {
  if (expecting?.kind !== 'proof') return { say: [line('proof.nothing')], then: 'asked' };
  return { say: [line('proof.unverified')], expecting, then: 'asked' };
}
