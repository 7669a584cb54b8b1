import { confirmMine } from './confirm-mine.ts';
import { isDataIntent } from './data.ts';
import { denyMine } from './deny-mine.ts';
import { dispute } from './dispute.ts';
import { notUnderstood } from './fallback.ts';
import { followUp } from './follow-up.ts';
import { freezeCard, lostCard, unfreezeCard } from './freeze-card.ts';
import { greet } from './greet.ts';
import { help } from './help.ts';
import { human } from './human.ts';
import type { TalkIntent } from './intent.ts';
import { type AnsweredIntent, type IntentName, laterIntentNames } from './intents.ts';
import { later } from './later.ts';
import { more } from './more.ts';
import { no } from './no.ts';
import { notRecognised } from './not-recognised.ts';
import { privateMode } from './private-mode.ts';
import { repeat } from './repeat.ts';
import { run } from './run.ts';
import { selectOrdinal } from './select-ordinal.ts';
import { sendToApp } from './send-to-app.ts';
import { setAlert } from './set-alert.ts';
import { stop } from './stop.ts';
import { stopSharing } from './stop-sharing.ts';
import { thanks } from './thanks.ts';
import { unsupported } from './unsupported.ts';
import { whyAnswer } from './why-answer.ts';
import { whyWarning } from './why-warning.ts';
import { yes } from './yes.ts';

/** The closed map: every intent has its answer, or the compiler says which is missing. */
const talkIntents = {
  LostCard: lostCard,
  FollowUp: followUp,
  Repeat: repeat,
  More: more,
  SelectOrdinal: selectOrdinal,
  WhyAnswer: whyAnswer,
  Help: help,
  Stop: stop,
  Cancel: stop,
  NavigateHome: stop,
  Yes: yes,
  No: no,
  Greet: greet,
  Thanks: thanks,
  Fallback: notUnderstood,
  Unsupported: unsupported,
  PrivateMode: privateMode,
  StopSharing: stopSharing,
  SendToApp: sendToApp,
  WhyWarning: whyWarning,
  ConfirmMine: confirmMine,
  DenyMine: denyMine,
  FreezeCard: freezeCard,
  UnfreezeCard: unfreezeCard,
  NotRecognised: notRecognised,
  Dispute: dispute,
  SetAlert: setAlert,
  Human: human,
} satisfies Partial<Record<AnsweredIntent, TalkIntent>>;

type Talked = keyof typeof talkIntents;

export function intentFor(name: IntentName): TalkIntent {
  if (isDataIntent(name)) return (scene) => run({ intent: name, slots: scene.ask.slots }, scene);
  if (isLater(name)) return later(name);
  return talkIntents[name satisfies Talked];
}

const isLater = (name: IntentName): name is (typeof laterIntentNames)[number] => (laterIntentNames as readonly IntentName[]).includes(name);
