import { describe, expect, test } from '@jest/globals';
import { type Ask, type Consent, factKinds, households, type Household } from '#skill';
import { warningOf } from '../../builders/warning.ts';
import { cell, everything, type Given, talk } from '../policy/talk.ts';

const speakers: readonly Ask['speaker'][] = ['person', 'account', 'other'];
const proofs = {
  none: {},
  pin: { chosen: 'pin' },
  locked: { chosen: 'pin', locked: true },
  proven: { chosen: 'pin', proven: true },
} as const satisfies Record<string, Given['proof']>;
const consents: Readonly<Record<string, readonly Consent[]>> = {
  'allowed here': everything(),
  'warnings only': [cell('warning', 'exact'), cell('account-name', 'exact')],
  'hidden here': everything().map((row) => (row.kind === 'warning' ? { ...row, precision: 'nothing' } : row)),
  'hidden on this account': [...everything(), cell('warning', 'nothing', 'checking')],
  'allowed roughly, which is not at all': everything().map((row) => (row.kind === 'warning' ? { ...row, precision: 'rounded' } : row)),
  'allowed elsewhere': factKinds.map((kind) => ({ ...cell(kind, 'exact'), platform: 'phone' })),
};
const allowed = ['allowed here', 'warnings only'];

interface Case {
  readonly speaker: Ask['speaker'];
  readonly household: Household;
  readonly proof: keyof typeof proofs;
  readonly consent: string;
  readonly privateMode: boolean;
}
const cases: readonly Case[] = speakers.flatMap((speaker) =>
  households.flatMap((household) =>
    (Object.keys(proofs) as (keyof typeof proofs)[]).flatMap((proof) =>
      Object.keys(consents).flatMap((consent) => [true, false].map((privateMode) => ({ speaker, household, proof, consent, privateMode }))),
    ),
  ),
);

/** The rule, in other words than the product's: who the customer let hear it, and who they may turn out to be. */
function mayHear({ speaker, household, proof, consent, privateMode }: Case): 'all' | 'that there is something' | 'nothing' {
  if (privateMode || !allowed.includes(consent) || speaker === 'other') return 'nothing';
  return speaker === 'person' || proof === 'proven' || household === 'exact' ? 'all' : 'that there is something';
}

const openOf = (one: Case, severity: 'severe' | 'notice' | null = 'severe') =>
  talk({
    speaker: one.speaker,
    household: one.household,
    proof: proofs[one.proof],
    consents: consents[one.consent] ?? [],
    privateMode: one.privateMode,
    warnings: severity === null ? [] : [warningOf({ severity })],
  });

const isNeutral = (text: string): boolean => text.includes('There is something to look at in the app.');
const isTold = (text: string): boolean => /Quorvex|420|Friday|usual/.test(text);

describe(`a warning, over ${cases.length} ways to speak, to be known and to be allowed`, () => {
  test('a welcome tells all of it, that there is something, or nothing', async () => {
    for (const one of cases) {
      const { text, disclosures } = await openOf(one).ask('Launch');
      const heard = isTold(text) ? 'all' : isNeutral(text) ? 'that there is something' : 'nothing';
      expect([one, heard]).toEqual([one, mayHear(one)]);
      expect(disclosures.some(({ kind }) => kind === 'warning')).toBe(heard === 'all');
    }
  });

  test('a notice is told to who may hear it, and to nobody else is hinted at', async () => {
    for (const one of cases) {
      const { text } = await openOf(one, 'notice').ask('Launch');
      expect([one, isTold(text), isNeutral(text)]).toEqual([one, mayHear(one) === 'all', false]);
    }
  });

  test.each(['Warnings', 'WhyWarning', 'ChargedTwice', 'NotRecognised', 'Dispute', 'ConfirmMine'] as const)(
    '%s tells a fact of it to nobody else, and changes nothing for them',
    async (intent) => {
      for (const one of cases.filter((some) => mayHear(some) !== 'all')) {
        const { text, acts, disclosures } = await openOf(one).ask(intent);
        expect([one, text, isTold(text)]).toEqual([one, text, false]);
        expect(disclosures.filter(({ kind }) => kind === 'warning')).toEqual([]);
        expect(acts.filter(({ kind }) => kind === 'answer-warning' || kind === 'told-warnings')).toEqual([]);
      }
    },
  );

  test('is anything suspicious? is refused alike whether or not anything is', async () => {
    for (const one of cases.filter((some) => mayHear(some) !== 'all')) {
      for (const intent of ['Warnings', 'WhyWarning'] as const) {
        const open = await openOf(one).ask(intent);
        const clean = await openOf(one, null).ask(intent);
        const hint = 'There is something to look at in the app. ';
        expect([one, open.text.replace(hint, ''), open.failure]).toEqual([one, clean.text, clean.failure]);
      }
    }
  });

  test('whoever heard it may say at once that it was not them', async () => {
    for (const one of cases.filter((some) => mayHear(some) === 'all')) {
      const { ask } = openOf(one);
      await ask('Launch');
      expect((await ask('No')).acts).toContainEqual({ kind: 'answer-warning', warning: 'w1', answer: 'not-mine' });
    }
  });

  test('that it was them, about so much, is taken from a proven session, and where no proof was chosen from their own voice', async () => {
    for (const one of cases.filter((some) => mayHear(some) === 'all')) {
      const { ask } = openOf(one);
      await ask('Launch');
      const settled = (await ask('Yes')).acts.some(({ kind }) => kind === 'answer-warning');
      expect([one, settled]).toEqual([one, one.proof === 'proven' || (one.proof === 'none' && one.speaker === 'person')]);
    }
  });
});
