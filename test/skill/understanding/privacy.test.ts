import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ask, locales, root } from './engine.ts';

/** Phrasings nobody has learnt */
const said = {
  'en-US': {
    WhatDisclosed: [
      'what have you told alexa today',
      'which facts did you tell here since monday',
      'what did you share about me last week',
    ],
    PrivateMode: ['go into private mode', 'switch private mode on please', 'stop reading my amounts out loud'],
    StopSharing: ['please unlink my bank account', 'stop sharing my accounts with alexa', 'cut the link to my bank'],
    SendToApp: ['please send it to my app', 'i want to approve it in the app', 'send it over to my phone please'],
  },
  'fr-FR': {
    WhatDisclosed: ["qu'as-tu dit à alexa cette semaine", 'quelles informations as-tu partagées hier', "qu'as-tu révélé depuis lundi"],
    PrivateMode: ['mets le mode privé', 'passe en mode confidentiel', 'ne dis plus les montants tout haut'],
    StopSharing: ['délie mon compte bancaire', 'arrête de partager mes comptes', 'supprime le lien avec mon compte'],
    SendToApp: ['envoie-le vers mon application', "je préfère valider dans l'appli", 'envoie ça sur mon portable'],
  },
} as const;

describe.each(locales)('what the customer says about being told on, %s', (locale) => {
  test.each(Object.entries<readonly string[]>(said[locale]))('%s', (intent, sentences) => {
    expect(sentences.map((text) => [text, ask(locale, text).intent])).toEqual(sentences.map((text) => [text, intent]));
  });

  test('none of these is in what was learnt', () => {
    const learnt = readFileSync(`${root}locales/${locale}/utterances.json`, 'utf8');
    expect(
      Object.values(said[locale])
        .flat()
        .filter((text) => learnt.includes(`"${text}"`)),
    ).toEqual([]);
  });
});

test.each([
  ['en-US', 'ready', 'Yes'],
  ['en-US', "okay i'm ready", 'Yes'],
  ['en-US', "it's done now", 'Yes'],
  ['fr-FR', "c'est fait", 'Yes'],
  ['fr-FR', 'voilà je suis prête', 'Yes'],
] as const)('%s "%s" after the tap in the app is a yes', (locale, text, intent) => {
  expect(ask(locale, text, { expecting: 'yes-no' }).intent).toBe(intent);
});

test.each([
  ['en-US', 'turn off private mode'],
  ['fr-FR', 'quitte le mode privé'],
] as const)('%s "%s" does not switch it on', (locale, text) => {
  expect(ask(locale, text).intent).not.toBe('PrivateMode');
});

test('"since monday" is heard as the days asked about', () => {
  expect(ask('en-US', 'what have you told them since monday').slots).toMatchObject({ period: { form: 'SINCE' } });
});
