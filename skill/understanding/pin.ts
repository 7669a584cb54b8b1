import { plain } from './normalise.ts';

const digits: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'zero oh o',
    'one un une',
    'two deux',
    'three trois',
    'four quatre',
    'five cinq',
    'six',
    'seven sept',
    'eight huit',
    'nine neuf',
  ].flatMap((words, digit) => words.split(' ').map((word) => [word, String(digit)])),
);

const around = new Set('it s is its my the voice pin code number please um c est voici mon le vocal numero alors euh'.split(' '));

/**
 * The 4 to 6 digits of a voice PIN that was typed or spelled out where one was asked for, in any language we speak: "1 2 3 4",
 * "it's 1234", "un deux trois quatre". Null if the sentence says anything else. Platforms read digits themselves; this is for who
 * types instead of speaking.
 */
export function pinIn(text: string): string | null {
  const words = plain(text.slice(0, 100)).match(/\d+|[a-z]+/g) ?? [];
  const said = words.filter((word) => !around.has(word)).map((word) => digits[word] ?? word);
  const pin = said.join('');
  return /^\d{4,6}$/.test(pin) ? pin : null;
}
