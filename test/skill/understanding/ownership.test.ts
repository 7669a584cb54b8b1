import { describe, expect, test } from '@jest/globals';
import type { IntentName } from '../../../skill/intents/intents.ts';
import { answersOf, mayAnswer, saidIn } from '../../../skill/understanding/ownership.ts';
import { ask, locales, readLocale } from './engine.ts';
import { sentences, slipsIn } from './ownership-sentences.ts';

/** Where "was that you?" was asked, each of these is the customer's word that it was, or was not. */
const agreed: readonly IntentName[] = ['ConfirmMine', 'Yes'];
const denied: readonly IntentName[] = ['DenyMine', 'NotRecognised', 'Dispute', 'No'];

const merchants = [{ id: 'ikea', name: 'Ikea' }];
const contexts = [{ merchants }, { merchants, expecting: 'yes-no' as const }];

const words = ['notMine', 'mine', 'asides', 'no', 'yes', 'fine', 'around', 'marks', 'harmless'] as const;
const named = (list: readonly string[], shop = 'Ikea') => list.map((sentence) => sentence.replace('_', shop));

/** Every sentence with one slip, and each of these with some second one. */
function withSlips(list: readonly string[]): readonly string[] {
  return list.flatMap((sentence) => {
    const once = slipsIn(sentence);
    const twice = once.map((slipped, at) => {
      const more = slipsIn(slipped);
      return more[(at * 13) % more.length] ?? slipped;
    });
    return [...new Set([...once, ...twice])];
  });
}

describe.each(locales)('whose a payment was, %s', (locale) => {
  const answers = answersOf(readLocale(locale, 'answers.json'));
  const { mine, notMine, around, unclear } = sentences[locale];
  const said = (text: string) => saidIn(text, answers).ownership;
  /** What of it is heard as one of these, by whom asks nothing or waits for an answer, in turn */
  const heardAs = (list: readonly string[], intents: readonly IntentName[]) =>
    list.map((text, at) => [text, ask(locale, text, contexts[at % 2]).intent] as const).filter(([, intent]) => intents.includes(intent));

  test('is heard in every way of telling it', () => {
    expect(named(mine).filter((text) => said(text) !== 'mine')).toEqual([]);
    expect(named(notMine).filter((text) => said(text) !== 'not-mine')).toEqual([]);
    expect(named(mine).filter((text) => !agreed.includes(ask(locale, text, { merchants }).intent))).toEqual([]);
    expect(named(notMine).filter((text) => !denied.includes(ask(locale, text, { merchants }).intent))).toEqual([]);
  });

  test('is heard whatever stands around it that says nothing, and at a shop nobody knows', () => {
    for (const [list, whose] of [
      [mine, 'mine'],
      [notMine, 'not-mine'],
    ] as const) {
      const spoken = list.flatMap((text) => around.flatMap((aside) => [`${aside} ${text}`, `${text}, ${aside}`]));
      expect([...named(spoken), ...named(list, 'Zorba & Brothers')].filter((text) => said(text) !== whose)).toEqual([]);
    }
  });

  test('is not decided where both are said, or where a "not" may belong to something else', () => {
    expect(unclear.filter((text) => said(text) !== 'unclear')).toEqual([]);
    expect(
      heardAs(
        unclear.flatMap((text) => [text, text]),
        [...agreed, ...denied],
      ),
    ).toEqual([]);
  });

  test('"yes" before a denial and "no" before a claim are never decided', () => {
    const [yes, no] = locale === 'en-US' ? ['yes', 'no'] : ['oui', 'non'];
    const starts = new RegExp(`^(?:${yes}|${no}) `);
    const both = [
      ...mine.map((text) => `${no} ${text.replace(starts, '')}`),
      ...notMine.map((text) => `${yes} ${text.replace(starts, '')}`),
    ];
    expect(named(both).filter((text) => said(text) !== 'unclear')).toEqual([]);
    expect(heardAs([...named(both), ...withSlips(named(both))], [...agreed, ...denied])).toEqual([]);
  });

  test('is never exchanged by one or two slips of the pen', () => {
    const [claims, denials, neither] = [mine, notMine, unclear].map((list) => withSlips(named(list)));
    expect((claims?.length ?? 0) + (denials?.length ?? 0) + (neither?.length ?? 0)).toBeGreaterThan(5_000);
    expect(heardAs(claims ?? [], denied)).toEqual([]);
    expect(heardAs(denials ?? [], agreed)).toEqual([]);
    expect(heardAs(neither ?? [], [...agreed, ...denied])).toEqual([]);
  });

  test('a bare yes or no to a question stays one', () => {
    const bare =
      locale === 'en-US'
        ? ['yes', 'yeah', 'yes please', 'sure', 'no', 'nope', 'no thanks']
        : ['oui', 'ouais', "oui s'il te plaît", "d'accord", 'non', 'nan', 'non merci'];
    const intents = ['Yes', 'Yes', 'Yes', 'Yes', 'No', 'No', 'No'];
    expect(bare.map((text) => ask(locale, text, { expecting: 'yes-no' }).intent)).toEqual(intents);
  });

  test('every sample of an answer may stand for it', () => {
    const { intents } = readLocale(locale, 'utterances.json') as { intents: Readonly<Record<string, readonly string[]>> };
    const samples = ['ConfirmMine', 'DenyMine', 'Yes', 'No', 'NotRecognised'].flatMap((intent) =>
      (intents[intent] ?? []).map((text) => [intent, text.replace('{amount}', '50').replaceAll(/\{\w+\}/g, 'Ikea')] as const),
    );
    expect(samples.filter(([intent, text]) => !mayAnswer(intent, saidIn(text, answers)))).toEqual([]);
  });

  test('no word that may be passed over is one or two slips from a word that denies', () => {
    const lists = readLocale(locale, 'answers.json') as Readonly<Record<(typeof words)[number], readonly string[]>>;
    const denials = locale === 'en-US' ? ['no', 'not', 'never', 'nobody'] : ['ne', 'pas', 'non', 'jamais', 'rien'];
    const slipped = new Set(denials.flatMap((word) => [word, ...slipsIn(word), ...slipsIn(word).flatMap(slipsIn)]));
    const single = [...lists.around, ...lists.fine].flatMap((pattern) => pattern.split('|')).filter((word) => /^[a-z]+$/.test(word));
    expect([...single, ...lists.harmless].filter((word) => slipped.has(word))).toEqual([]);
  });
});
