import { intentNames, laterIntentNames } from '#skill';
import type { AgentParameter } from './agent-parameters.ts';
import { linkCodeIntent, pinContext, voicePinIntent } from './names.ts';

export const agentIntents = [
  ...intentNames,
  ...laterIntentNames,
  'Launch',
  'Silence',
  'SessionEnd',
  linkCodeIntent,
  voicePinIntent,
] as const;

export type AgentIntent = (typeof agentIntents)[number];

const integrations = ['GOOGLE_ASSISTANT', 'TELEPHONY', 'FACEBOOK', 'SLACK', 'TELEGRAM', 'LINE', 'VIBER'];

/** What happens without words: a conversation opens, nobody speaks, a conversation is left. */
const events: Readonly<Partial<Record<AgentIntent, readonly string[]>>> = {
  Launch: ['WELCOME', ...integrations.map((integration) => `${integration}_WELCOME`)],
  Silence: ['actions_intent_NO_INPUT'],
  SessionEnd: ['actions_intent_CANCEL'],
};

/**
 * One intent of the agent. The webhook answers it; `apology` is what Dialogflow says by itself where the webhook does
 * not answer in time, per language.
 */
export function agentIntent(
  name: AgentIntent,
  {
    parameters,
    apology,
    idOf,
  }: {
    readonly parameters: readonly AgentParameter[];
    readonly apology: Readonly<Record<string, string>>;
    readonly idOf: (name: string) => string;
  },
): object {
  return {
    id: idOf(`intent ${name}`),
    name,
    auto: true,
    // Digits alone are a PIN only where one was asked for: anywhere else they are a one-time code.
    contexts: name === voicePinIntent ? [pinContext] : [],
    responses: [
      {
        resetContexts: false,
        action: name,
        affectedContexts: [],
        parameters: parameters.map((parameter) => ({
          id: idOf(`parameter ${name} ${parameter.name}`),
          required: false,
          dataType: parameter.dataType,
          name: parameter.name,
          value: `$${parameter.name}`,
          promptMessages: [],
          noMatchPromptMessages: [],
          noInputPromptMessages: [],
          outputDialogContexts: [],
          isList: false,
        })),
        messages: Object.entries(apology).map(([lang, words]) => ({
          type: '0',
          title: '',
          textToSpeech: '',
          lang,
          speech: [words],
          condition: '',
        })),
        speech: [],
      },
    ],
    priority: 500_000,
    webhookUsed: true,
    webhookForSlotFilling: false,
    fallbackIntent: name === 'Fallback',
    events: (events[name] ?? []).map((event) => ({ name: event })),
    conditionalResponses: [],
    condition: '',
    conditionalFollowupEvents: [],
    // Hangs up a telephone call.
    ...(name === 'Stop' ? { endInteraction: true } : {}),
  };
}
