import type { Grammar, SafetyCues } from './grammar.ts';
import { forgiven, slips } from './spelling.ts';
import type { Reading } from './slots.ts';

/** The safety cues of a language, compiled. */
export interface Safety extends Readonly<Record<Exclude<keyof SafetyCues, `${string}Words` | 'conjunctions'>, RegExp>> {
  readonly words: Pick<SafetyCues, 'freezeWords' | 'unfreezeWords' | 'frozenWords' | 'transferWords' | 'payWords'>;
  readonly pin: RegExp;
}

/** Throws SyntaxError if a pattern in the grammar is not one. */
export function safetyOf({ safety }: Grammar): Safety {
  const gap = `(?:(?!(?:${safety.conjunctions.join('|')}) )[^ ,]+ )`;
  const any = (patterns: readonly string[]): RegExp => {
    const filled = patterns.join('|').replaceAll(/\{0-(\d)\}/g, (_, most: string) => `${gap}{0,${most}}?`);
    return new RegExp(`(?<![^ ])(?:${filled})(?![^ ])`, 'g');
  };
  return {
    words: safety,
    pin: any(safety.pinWords),
    freezePatterns: any(safety.freezePatterns),
    unfreezePatterns: any(safety.unfreezePatterns),
    statePatterns: any(safety.statePatterns),
    whyPatterns: any(safety.whyPatterns),
    wants: any(safety.wants),
    negations: any(safety.negations),
    negativePatterns: any(safety.negativePatterns),
    transferPatterns: any(safety.transferPatterns),
    oddPatterns: any(safety.oddPatterns),
    payRequests: any(safety.payRequests),
    noTransfer: any(safety.noTransfer),
    noPay: any(safety.noPay),
  };
}

/** The words of a sentence for the rules: slots as <amount>, <account> ..., a comma where the speaker paused. */
export function plainText({ sentence: { tokens, raw }, kinds }: Reading): string {
  let text = '';
  tokens.forEach(({ text: word, start }, at) => {
    const kind = kinds[at] ?? null;
    if (/[,.;:!?]/.test(raw.slice(tokens[at - 1]?.end ?? 0, start))) text += ', ';
    if (kind === null || kind === 'name') text += `${word} `;
    else if (kinds[at - 1] !== kind) text += `<${kind === 'own' ? 'account' : kind}> `;
  });
  return text.trimEnd();
}

const found = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

/** Slips from the nearest word of a list, or Infinity; only words that are in no sample may be slips. */
function nearest(word: string, list: readonly string[], known: ReadonlySet<string>): number {
  if (list.includes(word)) return 0;
  if (known.has(word) || word.length < 3) return Number.POSITIVE_INFINITY;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of list) {
    const most = candidate.length < 4 ? 0 : Math.max(1, forgiven(candidate.length));
    const count = slips(word, candidate, most);
    if (count <= most) least = Math.min(least, count);
  }
  return least;
}

/**
 * Does the sentence ask to block a card, or to take a block off? "unclear" for what is neither or might be either: "don't freeze it",
 * "nfreeze", "my card is blocked". The two are never to be exchanged, so the model may not decide against this.
 */
export function polarity(text: string, safety: Safety, known: ReadonlySet<string>): 'freeze' | 'unfreeze' | 'unclear' | null {
  const { words } = safety;
  const asks = found(text, safety.wants);
  const cues = text
    .replaceAll(safety.unfreezePatterns, (match) => (denies(match, safety) ? '<either>' : '<off>'))
    .replaceAll(safety.freezePatterns, '<on>')
    .replaceAll(safety.statePatterns, '<state>')
    .split(' ')
    .map((word) => {
      if (word.startsWith('<')) return word;
      if (words.frozenWords.includes(word)) return '<been>';
      const [on, off] = [nearest(word, words.freezeWords, known), nearest(word, words.unfreezeWords, known)];
      if (on === off) return on === Number.POSITIVE_INFINITY ? word : '<either>';
      return on < off ? '<on>' : '<off>';
    })
    .join(' ');
  // "I want my card blocked" is an order; "it is blocked, please unblock it" tells how things are.
  const marked = asks && !cues.includes('<off>') ? cues.replaceAll('<been>', '<on>') : cues;
  if (!/<(?:on|off|been|state|either)>/.test(marked)) return null;
  if (found(text, safety.whyPatterns)) return 'unclear';
  const said = (cue: string): boolean =>
    [...marked.matchAll(new RegExp(`<${cue}>`, 'g'))].some(
      ({ index }) => !found(`${marked.slice(0, index)}<cue>${marked.slice(index + cue.length + 2)}`, safety.negations),
    );
  const [on, off] = [said('on'), said('off')];
  if (marked.includes('<either>') || on === off) return 'unclear';
  return on ? 'freeze' : 'unfreeze';
}

/** Is money to be moved or a bill to be paid? Looking back ("what did I send", "when do I pay") is no request. */
export function movesMoney(text: string, safety: Safety, known: ReadonlySet<string>): 'transfer' | 'pay' | 'looks-back' | null {
  const words = text.split(' ');
  const is = (word: string, list: readonly string[]): boolean => !word.startsWith('<') && nearest(word, list, known) < 3;
  const odd = words.map((word) => (/^[a-z]/.test(word) && !known.has(word) ? '<odd>' : word)).join(' ');
  const transfers =
    words.some((word) => is(word, safety.words.transferWords)) || found(text, safety.transferPatterns) || found(odd, safety.oddPatterns);
  if (transfers && !found(text, safety.noTransfer)) return 'transfer';
  const marked = words.map((word) => (is(word, safety.words.payWords) ? '<pay>' : word)).join(' ');
  if (!found(text, safety.noPay) && found(marked, safety.payRequests)) return 'pay';
  return transfers || marked.includes('<pay>') ? 'looks-back' : null;
}

/** Is anything denied? */
const denies = (text: string, { negativePatterns }: Safety): boolean => found(text, negativePatterns);
