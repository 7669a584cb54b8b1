import { isDataIntent } from './data.ts';
import type { TalkIntent } from './intent.ts';
import { type AnsweredIntent, type IntentName, laterIntentNames } from './intents.ts';
import { greet, help, later, lostCard, stop, thanks, unsupported } from './spoken-only.ts';
import { followUp, more, no, notUnderstood, repeat, run, selectOrdinal, whyAnswer, yes } from './talk.ts';

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
} satisfies Partial<Record<AnsweredIntent, TalkIntent>>;

type Talked = keyof typeof talkIntents;

export function intentFor(name: IntentName): TalkIntent {
  if (isDataIntent(name)) return (scene) => run({ intent: name, slots: scene.ask.slots }, scene);
  if (isLater(name)) return later(name);
  return talkIntents[name satisfies Talked];
}

const isLater = (name: IntentName): name is (typeof laterIntentNames)[number] => (laterIntentNames as readonly IntentName[]).includes(name);
