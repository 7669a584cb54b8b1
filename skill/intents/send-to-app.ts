import { Failure } from '../failure.ts';
import { acted } from './acted.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { askForApproval } from './proof.ts';

/** "Send it to the app": takes what was offered there, or a tap instead of a PIN. */
export const sendToApp: TalkIntent = (scene) => {
  const { expecting } = scene.state;
  if (expecting?.kind === 'proof') {
    if (scene.proof.locked) throw new Failure('pin.locked');
    return askForApproval(expecting.question);
  }
  const offered = expecting?.kind === 'act' && ['offer-consent', 'offer-login'].includes(expecting.act.kind);
  return offered ? acted(expecting.act, scene) : { say: [line('send.nothing')], then: 'ask' };
};
