import { Failure } from '../failure.ts';
import type { OpenWarning } from '../policy/consented-warnings.ts';
import { freezeQuestion } from './cards.ts';
import type { Outcome, Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { reported } from './report.ts';
import { stillWaiting } from './waiting.ts';
import { warnings } from './warnings.ts';
import { meantWarning } from './which-warning.ts';

/** "That wasn't me": taken at once, for it only lowers risk; then the card, the dispute and a person at the bank. */
export const denyMine: TalkIntent = (scene) => {
  const warning = meantWarning(scene);
  if (warning === 'settled') return { say: [line('warnings.settled')], warning: null, then: 'ask' };
  if (warning === null) return stillWaiting(scene) ?? warnings.answer({}, scene, 0);
  return denied(warning, scene);
};

/** A payment taken twice is reported alone: the card is in nobody else's hands. */
export async function denied({ id, kind, accountId, transactionId }: OpenWarning, scene: Scene): Promise<Outcome> {
  if (scene.listener.speaker === 'other') throw new Failure('speaker.other');
  const answer = { kind: 'answer-warning' as const, warning: id, answer: 'not-mine' as const };
  const dispute = {
    kind: 'open-dispute' as const,
    reference: scene.reference,
    warning: id,
    transaction: transactionId,
    account: accountId,
  };
  const noted = line('deny.noted');
  const freeze = kind === 'duplicate' ? null : await freezeQuestion([accountId], scene);
  if (freeze === null) {
    const report = reported(dispute, [noted]);
    return { ...report, warning: id, acts: [answer, ...report.acts] };
  }
  return {
    say: [noted, freeze.ask],
    warning: id,
    acts: [answer],
    expecting: { kind: 'act', act: freeze.act, anyway: dispute },
    then: 'asked',
  };
}
