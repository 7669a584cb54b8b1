import type { Part } from '../../../locales/spoken.ts';

/** Alexa refuses more than 8,000 characters of SSML, tags counted. */
const maxCharacters = 8_000;
/** Speech and reprompt together stay well below the 24 kB of a whole response. */
const maxBytes = 10_000;
const maxPauseMs = 10_000;
const envelope = '<speak></speak>';

/** Characters XML 1.0 does not allow, lone surrogates included. */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The only place where words become XML. Quotes need no escape: no word of ours stands in an attribute. */
function escapeXml(words: string): string {
  return words.replace(illegal, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A piece that must stay whole, and what it is to the ear: a word, a digit, or a silence. */
interface Piece {
  readonly ssml: string;
  readonly heard: string;
}

function piecesOf(part: Part): readonly Piece[] {
  switch (part.type) {
    case 'text':
      return part.text.split(/(?<=\s)(?=\S)/u).map((word) => ({ ssml: escapeXml(word), heard: word }));
    case 'digits':
      return [{ ssml: digits(part.digits), heard: '0' }];
    case 'pause':
      return [{ ssml: `<break time="${Math.round(Math.min(Math.max(part.milliseconds, 0), maxPauseMs))}ms"/>`, heard: ' ' }];
  }
}

/** Groups stay apart, so that a telephone number is read with its rhythm. */
function digits(written: string): string {
  return (written.match(/\d+/g) ?? []).map((group) => `<say-as interpret-as="digits">${group}</say-as>`).join(' ');
}

/** A sentence or an item of a list is over after a piece: its sign and then silence, so never within "1.50". */
function endsAt(piece: Piece, next: Piece | undefined): boolean {
  return /[.;!?…]\s/u.test(piece.heard + (next?.heard[0] ?? ' '));
}

/**
 * SSML of the parts, or null if there is nothing to say. What does not fit ends with the last whole sentence or item; if
 * not even one fits, before the first figure: half a figure is a wrong one.
 */
export function ssml(parts: readonly Part[]): string | null {
  const pieces = parts.flatMap(piecesOf);
  let characters = envelope.length;
  let bytes = envelope.length;
  let fitting = 0;
  let whole = 0;
  for (const piece of pieces) {
    characters += piece.ssml.length;
    bytes += Buffer.byteLength(JSON.stringify(piece.ssml)) - 2;
    if (characters > maxCharacters || bytes > maxBytes) break;
    fitting += 1;
    if (endsAt(piece, pieces[fitting])) whole = fitting;
  }
  const said = pieces
    .slice(0, fitting === pieces.length ? fitting : whole || beforeFigure(pieces, fitting))
    .map((piece) => piece.ssml)
    .join('')
    .trim();
  return said === '' ? null : `<speak>${said}</speak>`;
}

function beforeFigure(pieces: readonly Piece[], fitting: number): number {
  const figure = pieces.findIndex(({ heard }) => /\d/.test(heard));
  return figure === -1 ? fitting : Math.min(figure, fitting);
}
