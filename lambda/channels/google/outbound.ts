import type { Spoken, Style } from '../../../locales/spoken.ts';
import { assistantPayload } from './assistant-payload.ts';
import type { Inbound } from './inbound.ts';
import { linkedContext, pinContext } from './names.ts';
import { plainText } from './plain-text.ts';
import type { OutputContext, ResponseMessage, WebhookResponse } from './response.ts';

/** Dialogflow forgets a context after 20 minutes; it is set again with every answer of a linked session. */
const linkedTurns = 99;

/** A PIN is asked for again with every wrong one; otherwise digits mean a PIN for the next few sentences only. */
const pinTurns = 3;

/** A voice reads out what a phone or Google Assistant gets; everything else is read by the eye. */
export function styleOf({ ask, source }: Pick<Inbound, 'ask' | 'source'>): Style {
  return ask.platform === 'phone' || source === 'google' ? 'ear' : 'eye';
}

/** The answer as WebhookResponse: plain text for every source, chips for web chat, Assistant's own format for Google alone. */
export function outbound(
  {
    spoken,
    end,
    linked,
    awaitsPin,
  }: { readonly spoken: Spoken; readonly end: boolean; readonly linked: boolean; readonly awaitsPin: boolean },
  request: Pick<Inbound, 'ask' | 'source' | 'sessionId'>,
): WebhookResponse {
  const text = plainText(spoken.speech, styleOf(request));
  const context = (name: string, lifespanCount: number): OutputContext => ({
    name: `${request.sessionId}/contexts/${name}`,
    lifespanCount,
  });
  const contexts = [...(linked ? [context(linkedContext, linkedTurns)] : []), ...(awaitsPin ? [context(pinContext, pinTurns)] : [])];
  return {
    fulfillmentText: text,
    fulfillmentMessages: [
      ...(text === '' ? [] : [{ text: { text: [text] } }]),
      ...(request.ask.platform === 'web-chat' ? chips(spoken.suggestions) : []),
    ],
    ...(contexts.length > 0 ? { outputContexts: contexts } : {}),
    ...(request.source === 'google' && text !== '' ? { payload: assistantPayload(text, end) } : {}),
  };
}

function chips(suggestions: readonly string[]): readonly ResponseMessage[] {
  if (suggestions.length === 0) return [];
  return [{ payload: { richContent: [[{ type: 'chips', options: suggestions.map((text) => ({ text })) }]] } }];
}
