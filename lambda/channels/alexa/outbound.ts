import type { Response } from 'ask-sdk-model';
import type { Told } from '../../told.ts';
import { screenDirective } from './apl.ts';
import { ssml } from './ssml.ts';

/** What a door needs of a turn to answer it. */
export type Answer = Pick<Told, 'spoken' | 'end' | 'link'>;

/**
 * Alexa's response to a turn. The microphone opens exactly when there is a reprompt; without one the session stays open
 * in silence (`shouldEndSession` absent). Cards hold no figure, because a card stays in the Alexa app: linking only.
 */
export function outbound({ spoken, end, link }: Answer, screen: { readonly title: string } | null): Response {
  const speech = ssml(spoken.speech);
  const reprompt = end || spoken.reprompt === null ? null : ssml(spoken.reprompt);
  return {
    ...(speech === null ? {} : { outputSpeech: { type: 'SSML', ssml: speech } }),
    ...(reprompt === null ? {} : { reprompt: { outputSpeech: { type: 'SSML', ssml: reprompt } } }),
    ...(link ? { card: { type: 'LinkAccount' } } : {}),
    ...(screen === null ? {} : { directives: [screenDirective({ title: screen.title, hint: spoken.suggestions[0] ?? null })] }),
    ...(end ? { shouldEndSession: true } : reprompt === null ? {} : { shouldEndSession: false }),
  };
}
