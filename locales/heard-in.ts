import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Answers, type AnswerWords, answersOf, type Locale, mayAnswer, saidIn } from '#skill';

/** Whether an intent that a platform heard may stand for the words it heard it in: "no that was me" is no "yes that was me". */
export type MayStand = (intent: string, words: string, locale: Locale) => boolean;

/** By the words of answers in `folder`, read on first use and kept. */
export function heardIn(folder: string): MayStand {
  const known = new Map<Locale, Answers>();
  const answersIn = (locale: Locale): Answers => {
    const answers = known.get(locale) ?? answersOf(JSON.parse(readFileSync(join(folder, locale, 'answers.json'), 'utf8')) as AnswerWords);
    known.set(locale, answers);
    return answers;
  };
  return (intent, words, locale) => !checked.has(intent) || mayAnswer(intent, saidIn(words, answersIn(locale)));
}

const checked: ReadonlySet<string> = new Set(['Yes', 'No', 'ConfirmMine', 'DenyMine', 'NotRecognised']);
