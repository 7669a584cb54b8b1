import type { GoogleActionsV2RichResponse } from 'actions-on-google/dist/service/actionssdk/api/v2.js';
// Not by the package's main entry, which loads the smart home service and Google's API clients with it.
import { SimpleResponse } from 'actions-on-google/dist/service/actionssdk/conversation/response/simple.js';
import { shortened } from './plain-text.ts';

export interface AssistantPayload {
  readonly google: { readonly expectUserResponse: boolean; readonly richResponse: GoogleActionsV2RichResponse };
}

const maxCharacters = 640;

/**
 * `payload.google`, the answer in the format of Google Assistant. Google ended Assistant actions in 2023; agents that
 * still name it as a source get a complete answer nonetheless. The library's own conversation object would make the same
 * (a test compares them), but throws on malformed requests and is four times the size of this door.
 */
export function assistantPayload(text: string, end: boolean): AssistantPayload {
  const short = shortened(text, maxCharacters);
  const simpleResponse = new SimpleResponse({ speech: short, text: short });
  return { google: { expectUserResponse: !end, richResponse: { items: [{ simpleResponse }] } } };
}
