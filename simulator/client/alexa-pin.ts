import { byId } from './dom.ts';

const part = byId('alexa-pin', HTMLElement);

/** Alexa's own dialogue, which neither the bank nor its skill takes part in: only its outcome comes back. */
export function alexaPinOf(answered: (alexaPin: { readonly token: string; readonly right: boolean }) => void) {
  let token: string | null = null;
  for (const [id, right] of [
    ['alexa-pin-right', true],
    ['alexa-pin-wrong', false],
  ] as const) {
    byId(id, HTMLButtonElement).addEventListener('click', () => {
      if (token !== null) answered({ token, right });
    });
  }
  return {
    /** Asks, or with null stops asking. */
    ask: (given: string | null) => {
      token = given;
      part.hidden = given === null;
      if (given !== null) byId('alexa-pin-right', HTMLButtonElement).focus({ preventScroll: true });
    },
  };
}
