import type { Act, Dispute } from '../act.ts';
import type { Outcome, Scene } from '../intents/intent.ts';
import { line } from '../intents/line.ts';
import { waitingLine } from '../intents/waiting.ts';
import type { Disclosure } from '../policy/consent.ts';
import { disclosuresOf } from '../policy/disclosures.ts';
import type { Reply } from '../reply.ts';
import type { WarningId } from '../warnings/warning.ts';
import type { DialogueState } from './state.ts';
import { variant } from './vary.ts';

export interface Settled {
  readonly reply: Reply;
  readonly state: DialogueState;
  /** One per Sayable and account, in the order of the telling */
  readonly disclosures: readonly Disclosure[];
  readonly acts: readonly Act[];
}

/** Adds the closing question and what is said into a silence, collects what all of it discloses, and remembers what the next turn needs. */
export function settle(outcome: Outcome, scene: Scene): Settled {
  const { state: before } = scene;
  const expecting = outcome.expecting ?? null;
  const tail = outcome.then === 'ask' ? variant('tail', 3, before.lastTail) : null;
  const say = tail === null ? outcome.say : [...outcome.say, line(tail)];
  const end = outcome.then === 'close';
  const warning = outcome.warning === undefined ? (outcome.question === undefined ? before.warning : null) : outcome.warning;
  const left = leftOver(outcome, before);
  const reprompt = end ? null : (waitingLine({ ...scene, state: { ...before, expecting } }) ?? line('reprompt'));
  return {
    reply: { say, reprompt, end, link: false, verify: outcome.verify ?? false, suggestions: outcome.suggestions ?? [] },
    state: {
      last: outcome.question ?? before.last,
      offset: outcome.offset ?? (outcome.question === undefined ? before.offset : 0),
      shown: outcome.shown ?? (outcome.question === undefined ? before.shown : 0),
      selected: outcome.selected ?? null,
      expecting,
      missed: outcome.missed ? before.missed + 1 : 0,
      lastKey: outcome.say[0]?.key ?? before.lastKey,
      lastTail: tail ?? before.lastTail,
      warned: [...new Set([...before.warned, ...(outcome.warned ?? [])])],
      warning,
      listed: outcome.listed ?? (outcome.question === undefined ? before.listed : []),
      hinted: before.hinted || outcome.hinted === true,
      reference: outcome.reference ?? left?.reference ?? before.reference,
    },
    disclosures: disclosuresOf(reprompt === null ? say : [...say, reprompt]),
    acts: [...(outcome.acts ?? []), ...(left === null ? [] : [left]), ...endedOf(before.warning, end ? null : warning, scene)],
  };
}

/** What was to be done whatever the answer, if the talk went on without one. */
function leftOver({ acts = [], expecting }: Outcome, before: DialogueState): Dispute | null {
  const anyway = before.expecting?.kind === 'act' ? before.expecting.anyway : undefined;
  const isKept = expecting?.kind === 'act' && expecting.anyway !== undefined;
  return anyway === undefined || isKept || acts.some(({ kind }) => kind === 'open-dispute') ? null : anyway;
}

/** A warning that asks nothing is done once it was heard and the talk has left it: until then "why?" is still about it. */
function endedOf(before: WarningId | null, now: WarningId | null, { warnings }: Scene): readonly Act[] {
  const left = warnings.open.filter(({ id, endsOnceHeard }) => endsOnceHeard && id === before && id !== now);
  return left.map(({ id }) => ({ kind: 'answer-warning', warning: id, answer: 'closed' }));
}
