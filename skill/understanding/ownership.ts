import { plain } from './normalise.ts';
import { slips } from './spelling.ts';

/**
 * How a language says yes and no, and whose a payment was (locales/<tag>/answers.json): regular expressions over plain words divided by
 * one space. {it} in them stands for the part `it`, {name} (after a space) for up to three words none of which is a mark.
 */
export interface AnswerWords {
  /** As it may be written -> as the lists have it */
  readonly rewrites: Readonly<Record<string, string>>;
  readonly parts: Readonly<Record<string, string>>;
  readonly notMine: readonly string[];
  readonly mine: readonly string[];
  /** Sentences beside an answer that say nothing about whose it was: "no problem" */
  readonly asides: readonly string[];
  /** Sentences that are a no or a yes: "that is not right" */
  readonly disagrees: readonly string[];
  readonly agrees: readonly string[];
  /** Words that are, also before something else */
  readonly no: readonly string[];
  readonly yes: readonly string[];
  /** A yes by itself; before another answer it says nothing: "ok, that wasn't me" */
  readonly fine: readonly string[];
  /** What is said of a payment nobody spoke of before: "there is a payment", "fraud" */
  readonly reports: readonly string[];
  /** Words around an answer that say nothing */
  readonly around: readonly string[];
  /** Words, no patterns, that answers are made of: where one is left over, or a slip of one, the answer was not understood. */
  readonly marks: readonly string[];
  /** Words that look like a slip of a mark and are none */
  readonly harmless: readonly string[];
}

const cues = ['notMine', 'mine', 'asides', 'disagrees', 'no', 'agrees', 'yes', 'fine', 'around'] as const;
type Cue = (typeof cues)[number];

/** The same, compiled. */
export interface Answers extends Readonly<Record<Cue, RegExp>> {
  readonly rewrites: readonly (readonly [RegExp, string])[];
  readonly reports: RegExp;
  readonly marks: readonly string[];
  /** What one or two slips of the pen make of a mark, unless it is a word of the lists */
  readonly slipped: ReadonlySet<string>;
  readonly harmless: ReadonlySet<string>;
}

/** Throws SyntaxError if a pattern is not one. */
export function answersOf({ rewrites, parts, marks, harmless, ...lists }: AnswerWords): Answers {
  const name = `(?: (?!(?:${marks.join('|')}|[|])(?![^ ]))[^ ]+){1,3}`;
  const filled = (pattern: string): string => {
    const next = pattern.replaceAll(' {name}', name).replaceAll(/\{([a-z]+)\}/g, (gap, part: string) => parts[part] ?? gap);
    return next === pattern ? next : filled(next);
  };
  const any = (patterns: readonly string[]): RegExp => new RegExp(`(?<![^ ])(?:${filled(patterns.join('|'))})(?![^ ])`, 'g');
  const said = new Set([...harmless, ...marks, ...(JSON.stringify([parts, lists]).match(/[a-z]+/g) ?? [])]);
  const once = marks.flatMap(slipsOf);
  return {
    ...(Object.fromEntries(cues.map((cue) => [cue, any(lists[cue])])) as Record<Cue, RegExp>),
    rewrites: Object.entries(rewrites).map(([from, to]) => [any([from]), to] as const),
    reports: any(lists.reports),
    marks,
    slipped: new Set([...once, ...once.flatMap(slipsOf)].filter((slip) => !said.has(slip))),
    harmless: new Set(harmless),
  };
}

/** A letter dropped, one doubled, two exchanged */
const slipsOf = (word: string): readonly string[] =>
  [...word].flatMap((letter, at) => {
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    return [before + after, before + letter + letter + after, before + after.charAt(0) + letter + after.slice(1)];
  });

/** 'unclear': both were said, or something that might turn one into the other. Null: nothing was said about it. */
export type Ownership = 'mine' | 'not-mine' | 'unclear' | null;

/** What a sentence answers. */
export interface Said {
  readonly ownership: Ownership;
  readonly cues: ReadonlySet<Cue>;
  /** It is a yes or a no, or the first words are. */
  readonly begins: 'Yes' | 'No' | null;
  /** More than an answer: it tells of a payment that was not spoken of. */
  readonly isReport: boolean;
}

/** An answer to "was that you?" has no more words than this. */
const longestAnswer = 9;

/**
 * Does the sentence say that a payment was the speaker's own, or that it was not? The two are never to be exchanged: it is decided only
 * if every word of the sentence is known to say that or nothing, so that no slip of the pen can hide a "not".
 */
export function saidIn(text: string, answers: Answers): Said {
  const words = wordsOf(text, answers);
  const found = new Set<Cue>();
  const rest = cues.reduce((left, cue) => {
    const without = left.replaceAll(answers[cue], '|');
    if (without !== left) found.add(cue);
    return without;
  }, words);
  const left = rest.split(' ').filter((word) => word !== '' && word !== '|');
  const marked = left.some((word) => mayBeMark(word, answers));
  // What looks like a name may be a slip of "not" or "other".
  const complete = left.length === 0 && text.length <= longest && !words.split(' ').some((word) => answers.slipped.has(word));
  const starts = (cue: Cue): boolean => words.search(answers[cue]) === 0;
  const no = starts('no') || (complete && starts('disagrees'));
  const yes = starts('yes') || starts('fine') || (complete && starts('agrees'));
  return {
    ownership: ownershipOf(found, complete, marked),
    cues: found,
    begins: no ? 'No' : yes ? 'Yes' : null,
    isReport: text.split(/\s+/).length > longestAnswer || words.search(answers.reports) >= 0,
  };
}

function ownershipOf(found: ReadonlySet<Cue>, complete: boolean, marked: boolean): Ownership {
  const [mine, notMine] = [found.has('mine'), found.has('notMine')];
  const [agrees, disagrees] = [hasYes(found), hasNo(found)];
  if ((mine || agrees) && (notMine || disagrees)) return 'unclear';
  // "It is not true that it wasn't me."
  if (notMine && found.has('disagrees')) return 'unclear';
  if (mine || notMine) return complete ? (mine ? 'mine' : 'not-mine') : 'unclear';
  return marked ? 'unclear' : null;
}

const hasYes = (found: ReadonlySet<Cue>): boolean => found.has('yes') || found.has('agrees');
const hasNo = (found: ReadonlySet<Cue>): boolean => found.has('no') || found.has('disagrees');

/** Whether an intent may stand for a sentence that says this. All but answers may. */
export function mayAnswer(intent: string, { ownership, cues: found, begins, isReport }: Said): boolean {
  switch (intent) {
    case 'ConfirmMine':
      return ownership === 'mine';
    case 'DenyMine':
      return ownership === 'not-mine';
    case 'Yes':
      return (ownership === 'mine' || ownership === null) && !hasNo(found);
    case 'No':
      return (ownership === 'not-mine' || ownership === null) && !hasYes(found);
    case 'NotRecognised':
      if (ownership !== 'unclear') return ownership !== 'mine';
      return isReport && !found.has('mine') && !(hasYes(found) && begins === 'Yes');
    default:
      return true;
  }
}

const longest = 300;

/** An apostrophe with nothing behind it may be what is left of a "not". */
function wordsOf(text: string, { rewrites }: Answers): string {
  const letters = plain(text.slice(0, longest)).replaceAll(/(?<=\p{L})['’ʼ](?!\p{L})/gu, ' t ');
  const words = letters.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return rewrites.reduce((said, [from, to]) => said.replaceAll(from, to).replaceAll(/ +/g, ' ').trim(), words);
}

/** Whatever is as short as a "not" with a letter lost may be one. */
const mayBeMark = (word: string, { marks, slipped, harmless }: Answers): boolean =>
  !harmless.has(word) && (word.length < 3 || slipped.has(word) || marks.some((mark) => slips(word, mark, 1) < 2));
