import { type UtteranceSlot, utteranceSlots } from '#skill/build';

/** One parameter of an agent's intent and the entity that fills it. */
export interface AgentParameter {
  readonly name: string;
  readonly dataType: string;
}

/**
 * The parameters of a slot: its own name for the first entity. A parameter has one entity only, so single days, which
 * Dialogflow keeps apart from periods, get one of their own.
 */
export function agentParameters(slot: UtteranceSlot): readonly AgentParameter[] {
  return utteranceSlots[slot].dialogflow.map((dataType, position) => ({ name: position === 0 ? slot : 'date', dataType }));
}
