import type { Locale } from '#skill';
import type { Speak } from '../locales/speak.ts';
import type { Spoken, Style } from '../locales/spoken.ts';

/** What a door says when the turn itself got lost, in any language and without asking anybody. */
export function apologyIn(speak: Speak): (locale: Locale, style: Style) => Spoken {
  const say = [{ key: 'failure.turn.failed', values: {} }];
  return (locale, style) =>
    speak(
      { say, reprompt: null, end: true, link: false, verify: false, suggestions: [] },
      { locale, style, today: null, homeCurrency: null },
    );
}
