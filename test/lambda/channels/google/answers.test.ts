import { describe, expect, test } from '@jest/globals';
import type { IntentName } from '#skill';
import { door, request } from './door.ts';

const answers: readonly IntentName[] = ['Yes', 'No', 'ConfirmMine', 'DenyMine', 'NotRecognised'];

/** What the core is asked where Dialogflow took these words for each of the five. */
async function heard(text: string, locale: 'en-US' | 'fr-FR') {
  const { handler, asked } = door();
  for (const intent of answers) await handler(request({ intent, text, locale }));
  return asked.map(({ ask }, at) => (ask.intent === answers[at] ? ask.intent : `not ${answers[at]} but ${ask.intent}`));
}

describe('an answer that Dialogflow heard', () => {
  test.each([
    ['en-US', "yes that wasn't me"],
    ['en-US', 'no it was me'],
    ['en-US', 'no no that was me'],
    ['en-US', 'maybe that was me'],
    ['en-US', 'my wife paid that'],
    ['fr-FR', "oui ce n'était pas moi"],
    ['fr-FR', "non c'était moi"],
    ['fr-FR', "peut-être que c'était moi"],
  ] as const)('%s "%s" is asked for again, whatever it was taken for', async (locale, text) => {
    expect(await heard(text, locale)).toEqual(answers.map((intent) => `not ${intent} but Fallback`));
  });

  test.each([
    ['en-US', "no that wasn't me", ['No', 'DenyMine', 'NotRecognised']],
    ['en-US', "it wasn't me", ['No', 'DenyMine', 'NotRecognised']],
    ['en-US', 'yes that was me', ['Yes', 'ConfirmMine']],
    ['en-US', 'i did that', ['Yes', 'ConfirmMine']],
    ['en-US', 'yes', ['Yes', 'NotRecognised']],
    ['en-US', 'no', ['No', 'NotRecognised']],
    ['fr-FR', "ce n'était pas moi", ['No', 'DenyMine', 'NotRecognised']],
    ['fr-FR', "oui c'était moi", ['Yes', 'ConfirmMine']],
  ] as const)('%s "%s" can only be %j', async (locale, text, intents) => {
    expect((await heard(text, locale)).filter((intent) => !intent.startsWith('not '))).toEqual(intents);
  });

  test('keeps no slot of what it was taken for', async () => {
    const { handler, asked } = door();
    await handler(
      request({ intent: 'ConfirmMine', slots: { merchant: { id: 'lidl', heard: 'lidl' } }, text: "no the lidl one wasn't me" }),
    );
    expect(asked).toMatchObject([{ ask: { intent: 'Fallback', slots: {}, unreadable: [] } }]);
  });

  test('is all that is checked: a question is asked in any words', async () => {
    const { handler, asked } = door();
    await handler(request({ intent: 'Balance', text: 'yes no that was not me' }));
    expect(asked).toMatchObject([{ ask: { intent: 'Balance' } }]);
  });
});
