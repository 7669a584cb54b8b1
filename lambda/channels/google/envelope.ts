import { calendarOf, type CivilDate, type IntentName, type Locale, type Slots } from '#skill';
import { dialogflowParameters } from './envelope-parameters.ts';
import { linkCodeIntent, voicePinIntent } from './names.ts';
import type { OutputContext } from './response.ts';

/** Where a sentence was said: the bank's own chat or phone line, or another integration under Dialogflow's name for it. */
export type DialogflowSource = 'web-chat' | 'phone' | 'slack' | 'telegram' | 'line' | 'facebook' | 'hangouts' | 'google';

/** One sentence of a session, whatever it says. */
export interface Sentence {
  readonly locale: Locale;
  readonly source: DialogflowSource;
  /** The bank's signed token for its customer, or null */
  readonly token: string | null;
  readonly sessionId: string;
  readonly responseId: string;
  /** The words as they were said or typed */
  readonly text: string;
  /** `outputContexts` of the session's last response, or []: Dialogflow hands them back */
  readonly contexts: readonly OutputContext[];
}

/** A sentence that was understood elsewhere (terminal, simulator, tests). */
export interface Utterance extends Sentence {
  readonly intent: IntentName | 'Launch' | 'Silence';
  readonly slots: Slots;
  /** The day on which Dialogflow would resolve "today" and "this month" */
  readonly today: CivilDate;
  /** Where the customer lives: their "last week" starts as it does there, or on Monday if it is not known */
  readonly region?: string;
}

const project = 'projects/demo/agent';

/** The WebhookRequest Dialogflow would send for it. inbound() of the result gives the same intent, slots and session back. */
export function dialogflowRequest({ intent, slots, today, region, ...sentence }: Utterance): object {
  if (intent === 'Launch') return request({ ...sentence, text: 'WELCOME' }, intent, {}, {});
  if (intent === 'Silence') return request({ ...sentence, text: 'actions_intent_NO_INPUT' }, intent, {}, {});
  const { parameters, originals } = dialogflowParameters(intent, slots, calendarOf({ region: region ?? '', today, monthStartsOn: 1 }));
  return request(sentence, intent, parameters, originals);
}

/** The WebhookRequest for a one-time code that is said or typed. */
export function dialogflowCodeRequest({ code, ...sentence }: Sentence & { readonly code: string }): object {
  return request(sentence, linkCodeIntent, { code }, { 'code.original': code });
}

/** The WebhookRequest for a voice PIN that is said or typed. */
export function dialogflowPinRequest({ pin, ...sentence }: Sentence & { readonly pin: string }): object {
  return request(sentence, voicePinIntent, { pin }, { 'pin.original': pin });
}

function request(
  { locale, source, token, sessionId, responseId, text, contexts }: Sentence,
  intent: string,
  parameters: object,
  originals: object,
) {
  const session = sessionPath(sessionId);
  return {
    responseId,
    queryResult: {
      queryText: text,
      parameters,
      allRequiredParamsPresent: true,
      outputContexts: [
        ...contexts,
        { name: `${session}/contexts/__system_counters__`, parameters: { 'no-input': 0, 'no-match': 0, ...parameters, ...originals } },
      ],
      intent: { name: `${project}/intents/${intent}`, displayName: intent },
      intentDetectionConfidence: 1,
      languageCode: locale.slice(0, 2),
    },
    originalDetectIntentRequest: originalRequest(source, token),
    session,
  };
}

export const sessionPath = (sessionId: string): string => `${project}/sessions/${sessionId}`;

/** The bank's chat calls the API itself, with the token of its page (null before sign-in) and without naming a source. */
function originalRequest(source: DialogflowSource, token: string | null): object {
  const proof = token === null ? {} : { token };
  switch (source) {
    case 'web-chat':
      return { payload: { token } };
    case 'phone':
      return { source: 'GOOGLE_TELEPHONY', payload: { telephony: { caller_id: '+15550100' }, ...proof } };
    case 'google':
      return { source, version: '2', payload: { user: { userVerificationStatus: 'VERIFIED' }, ...proof } };
    default:
      return { source, payload: { data: {}, ...proof } };
  }
}
