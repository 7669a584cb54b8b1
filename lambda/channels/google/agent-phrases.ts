import type { UtteranceSlot } from '#skill/build';
import { type AgentParameter, agentParameters } from './agent-parameters.ts';

/** A piece of a training phrase; with `meta` it is annotated as the value of the parameter `alias`. */
export interface PhrasePart {
  readonly text: string;
  readonly alias?: string;
  readonly meta?: string;
  readonly userDefined: boolean;
}

/** Words that may stand for a parameter, by its name; the first phrase takes the first, and so on around. */
export type Samples = Readonly<Record<string, readonly string[]>>;

/**
 * Our utterances ("what did i spend {period}") as Dialogflow's training phrases, where every gap holds an example. A gap
 * that two entities can fill makes two phrases: one with a period, one with a day.
 */
export function trainingPhrases(utterances: readonly string[], samples: Samples): readonly (readonly PhrasePart[])[] {
  return utterances.flatMap((utterance, position) =>
    versions(gapsIn(utterance)).map((parameters) => annotated(utterance, parameters, samples, position)),
  );
}

const gap = /\{(\w+)\}/;

function gapsIn(utterance: string): readonly string[] {
  return [...utterance.matchAll(new RegExp(gap, 'g'))].map(([, name]) => name ?? '');
}

type Filling = Readonly<Record<string, AgentParameter>>;

/** The parameters to put into the gaps: the first entity of each, then the second of those that have one. */
function versions(gaps: readonly string[]): readonly Filling[] {
  const choices = gaps.map((name) => [name, parametersOf(name)] as const);
  const [first, second] = [0, 1].map((at) => Object.fromEntries(choices.map(([name, all]) => [name, all[at] ?? all[0]])) as Filling);
  return first && second && choices.some(([, all]) => all.length > 1) ? [first, second] : first ? [first] : [];
}

/** One-time code and voice PIN are the door's own; all others stand in the slot table. */
export function parametersOf(name: string): readonly AgentParameter[] {
  const own = ownParameters.find((parameter) => parameter.name === name);
  return own === undefined ? agentParameters(name as UtteranceSlot) : [own];
}

/** Digits in a row, kept as text with their leading zeros */
const ownParameters: readonly AgentParameter[] = ['code', 'pin'].map((name) => ({ name, dataType: '@sys.number-sequence' }));

function annotated(utterance: string, parameters: Filling, samples: Samples, position: number): readonly PhrasePart[] {
  return utterance
    .split(gap)
    .map((text, at): PhrasePart => {
      const parameter = at % 2 === 1 ? parameters[text] : undefined;
      if (parameter === undefined) return { text, userDefined: false };
      const words = samples[parameter.name] ?? [];
      return { text: words[position % words.length] ?? '', alias: parameter.name, meta: parameter.dataType, userDefined: true };
    })
    .filter(({ text, meta }) => text !== '' || meta !== undefined);
}
