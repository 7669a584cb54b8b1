import type { AssistantPayload } from './assistant-payload.ts';

/** What this door writes of Dialogflow's v2 WebhookResponse. */
export interface WebhookResponse {
  readonly fulfillmentText: string;
  readonly fulfillmentMessages: readonly ResponseMessage[];
  readonly outputContexts?: readonly OutputContext[];
  readonly payload?: AssistantPayload;
}

export type ResponseMessage = { readonly text: { readonly text: readonly string[] } } | { readonly payload: RichContent };

/** Dialogflow Messenger's format: what one may tap next. */
export interface RichContent {
  readonly richContent: readonly (readonly { readonly type: 'chips'; readonly options: readonly { readonly text: string }[] }[])[];
}

export interface OutputContext {
  /** The session path, then /contexts/ and the name */
  readonly name: string;
  readonly lifespanCount: number;
}
