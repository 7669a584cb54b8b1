import type { ResponseEnvelope } from 'ask-sdk-model';
import type { WebhookResponse } from '../channels/google/response.ts';
import type { Heard } from './said.ts';

/** What a door's response alone tells */
export type Answer = Omit<Heard, 'said' | 'intent' | 'confidence' | 'slots' | 'disclosures' | 'durationMs'>;

/** What a person notices of an Alexa response. */
export function heardFromAlexa(request: object, envelope: ResponseEnvelope): Answer {
  const { outputSpeech, reprompt, card, directives, shouldEndSession } = envelope.response;
  const ssml = outputSpeech?.type === 'SSML' ? outputSpeech.ssml : null;
  const again = reprompt?.outputSpeech?.type === 'SSML' ? reprompt.outputSpeech.ssml : null;
  const screen = directives?.find(({ type }) => type === 'Alexa.Presentation.APL.RenderDocument') ?? null;
  const connection = directives?.find((directive) => directive.type === 'Connections.StartConnection');
  return {
    speech: plain(ssml ?? ''),
    ssml,
    reprompt: again === null ? null : plain(again),
    verifyToken: connection?.token ?? null,
    end: shouldEndSession === true,
    card: card ?? null,
    screen,
    suggestions: [],
    request,
    response: envelope,
  };
}

/** What a person notices of a Dialogflow response. */
export function heardFromDialogflow(request: object, response: WebhookResponse): Answer {
  const rich = response.fulfillmentMessages.flatMap((message) => ('payload' in message ? [message.payload] : []));
  const suggestions = rich.flatMap(({ richContent }) => richContent.flat().flatMap(({ options }) => options.map(({ text }) => text)));
  return {
    speech: response.fulfillmentText,
    ssml: null,
    reprompt: null,
    verifyToken: null,
    end: false,
    card: null,
    screen: rich[0] ?? null,
    suggestions,
    request,
    response,
  };
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** SSML without its tags: pauses become spaces, everything else is read as it stands. */
function plain(ssml: string): string {
  return ssml
    .replaceAll(/<break[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}
