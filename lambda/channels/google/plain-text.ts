import type { Part, Style } from '../../../locales/spoken.ts';

/** Messages of every integration stay below this; the whole response stays below Dialogflow's 64 KiB. */
const maxCharacters = 4_000;

/** Control and private-use characters, and halves of surrogate pairs */
const illegal = /[\p{Cc}\p{Co}\p{Cs}]/gu;

/**
 * The parts as plain text, never markup: these words are shown and read out by everything Dialogflow is connected to.
 * For the ear digits stand apart, so that a voice reads them one by one; a pause is left to the voice.
 */
export function plainText(parts: readonly Part[], style: Style): string {
  const words = parts.map((part) => {
    if (part.type === 'text') return part.text;
    if (part.type === 'pause') return ' ';
    return style === 'eye' ? part.digits : oneByOne(part.digits);
  });
  return shortened(words.join('').replaceAll(illegal, ' ').replaceAll(/\s+/g, ' ').trim(), maxCharacters);
}

/** "+1 555 0100": "1, 5 5 5, 0 1 0 0". */
function oneByOne(digits: string): string {
  return (digits.match(/\d+/g) ?? []).map((group) => [...group].join(' ')).join(', ');
}

/** What does not fit ends with the last whole sentence or item of a list, or else before the first figure: half a figure is a wrong one. */
export function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  const fitting = text.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, '');
  return /^[\s\S]*[.;!?…](?=\s)/u.exec(fitting)?.[0] ?? fitting.replace(/\d[\s\S]*$/, '').trimEnd();
}
