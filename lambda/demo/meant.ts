import type { Understood } from '#skill/build';
import type { Said } from './said.ts';

/** What somebody meant: a question, or null for opening the assistant; the digits of a PIN; or what Alexa's own PIN came to. */
export type Meant =
  | { readonly kind: 'question'; readonly understood: Understood | null }
  | { readonly kind: 'pin'; readonly digits: string }
  /** A one-time code that links a phone line or a chat */
  | { readonly kind: 'code'; readonly digits: string }
  | { readonly kind: 'alexa-pin'; readonly token: string; readonly right: boolean };

const dots = (digits: string): string => '•'.repeat(digits.length);

/** As it may be shown: dots in place of a PIN. */
export const shownMeant = (meant: Meant): Meant =>
  meant.kind === 'pin' || meant.kind === 'code' ? { ...meant, digits: dots(meant.digits) } : meant;

export function shownText({ text }: Said, meant: Meant): string {
  switch (meant.kind) {
    case 'question':
      return text;
    case 'pin':
    case 'code':
      return dots(meant.digits);
    case 'alexa-pin':
      return '';
  }
}
