import type { Response } from 'ask-sdk-model';
import type { Told } from '../../told.ts';
import { screenDirective } from './apl.ts';
import { ssml } from './ssml.ts';
import { verifyPersonDirective } from './verify-person.ts';

/** What a door needs of a turn to answer it. */
export type Answer = Pick<Told, 'spoken' | 'end' | 'link' | 'verifyToken' | 'failure'>;

/**
 * Alexa's response to a turn. The microphone opens exactly when there is a reprompt; without one the session stays open
 * in silence (`shouldEndSession` absent), which is also how Alexa wants it where she is to ask for her own PIN. Cards hold
 * no figure, because a card stays in the Alexa app: linking only.
 */
export function outbound({ spoken, end, link, verifyToken, failure }: Answer, screen: { readonly title: string } | null): Response {
  const speech = ssml(spoken.speech);
  // Somebody else whom Alexa knows may link a voice of their own.
  const linking = link || failure === 'speaker.other';
  const said: Response = {
    ...(speech === null ? {} : { outputSpeech: { type: 'SSML', ssml: speech } }),
    ...(linking ? { card: { type: 'LinkAccount' } } : {}),
  };
  if (verifyToken !== null) return { ...said, directives: [verifyPersonDirective(verifyToken)] };
  const reprompt = end || spoken.reprompt === null ? null : ssml(spoken.reprompt);
  return {
    ...said,
    ...(reprompt === null ? {} : { reprompt: { outputSpeech: { type: 'SSML', ssml: reprompt } } }),
    ...(screen === null ? {} : { directives: [screenDirective({ title: screen.title, hint: spoken.suggestions[0] ?? null })] }),
    ...(end ? { shouldEndSession: true } : reprompt === null ? {} : { shouldEndSession: false }),
  };
}
