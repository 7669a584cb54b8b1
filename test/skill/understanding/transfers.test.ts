import { describe, expect, test } from '@jest/globals';
import { ask, slipsOf } from './engine.ts';

/** Said in full, and as an order: "payer / paie". */
const french = (verbs: string) => verbs.split('/') as [string, string];

const wishesEn = [
  '',
  'please ',
  'i want to ',
  'can you ',
  'i need to ',
  "i'd like to ",
  'help me ',
  'hey can i ',
  'how do i ',
  'ok ',
  'let me ',
  'go ahead and ',
];
const verbsEn = {
  transfer: ['50 euros to my savings', 'money from checking to savings'],
  send: ['20 dollars to mum', 'money to my brother'],
  wire: ['500 dollars to london'],
  move: ['100 from savings to checking', 'some money into my current account'],
  deposit: ['a hundred dollars into my savings'],
  put: ['200 euros in my savings'],
  pay: ['my electricity bill', 'the rent', 'john 20 euros', 'off my card'],
  settle: ['my credit card bill'],
  repay: ['my loan'],
};
const wishesFr = [
  'je veux ',
  'je voudrais ',
  'peux-tu ',
  'est-ce que je peux ',
  'comment ',
  "j'aimerais ",
  'il faut ',
  'je dois ',
  'bonjour je souhaite ',
];
const verbsFr = {
  'virer/vire': ['50 euros sur mon épargne'],
  'transférer/transfère': ["de l'argent sur mon livret"],
  'envoyer/envoie': ['20 euros à maman', "de l'argent à mon frère"],
  'faire/fais': ['un virement', 'un virement de cent euros à paul'],
  'verser/verse': ['100 euros sur mon compte épargne'],
  'payer/paie': ["ma facture d'électricité", 'le loyer'],
  'régler/règle': ['ma carte de crédit'],
  'mettre/mets': ['200 euros sur mon livret'],
  'rembourser/rembourse': ['mon prêt'],
};

type Said = readonly [locale: 'en-US' | 'fr-FR', verb: string, sentence: (verb: string) => string];
const said: readonly Said[] = [
  ...Object.entries(verbsEn).flatMap(([verb, objects]) =>
    objects.flatMap((object) => wishesEn.map((wish): Said => ['en-US', verb, (word) => `${wish}${word} ${object}`])),
  ),
  ...Object.entries(verbsFr).flatMap(([verbs, objects]) =>
    objects.flatMap((object): Said[] => [
      ...wishesFr.map((wish): Said => ['fr-FR', french(verbs)[0], (word) => `${wish}${word} ${object}`]),
      ['fr-FR', french(verbs)[1], (word) => `${word} ${object}`],
      ['fr-FR', french(verbs)[1], (word) => `s'il te plaît ${word} ${object}`],
    ]),
  ),
];

describe('moving money is never taken for a question', () => {
  test('a transfer or payment is asked for in at least 250 ways, and each is politely refused', () => {
    const refused = said.map(([locale, verb, sentence]) => ({ text: sentence(verb), intent: ask(locale, sentence(verb)).intent }));
    expect(refused.length).toBeGreaterThan(250);
    expect(refused.filter(({ intent }) => intent !== 'Unsupported')).toEqual([]);
  });

  test('a slip of the pen in the verb answers nothing else', () => {
    const answered = said.flatMap(([locale, verb, sentence]) =>
      slipsOf(verb)
        .map((slip) => ({ text: sentence(slip), intent: ask(locale, sentence(slip)).intent }))
        .filter(({ intent }) => intent !== 'Unsupported' && intent !== 'Fallback'),
    );
    expect(answered).toEqual([]);
  });

  test.each([
    ['en-US', 'transfer 50 euros to my savings', 'transfer'],
    ['en-US', 'pay my phone bill', 'pay'],
    ['fr-FR', 'vire 50 euros à maman', 'transfer'],
    ['fr-FR', 'paie ma facture de gaz', 'pay'],
    ['en-US', "what's my iban", 'account-number'],
    ['fr-FR', 'donne-moi mon iban', 'account-number'],
  ] as const)('%s "%s" points to the app for: %s', (locale, text, topic) => {
    expect(ask(locale, text)).toMatchObject({ intent: 'Unsupported', slots: { topic } });
  });

  test.each([
    ['en-US', 'how much did i pay at lidl last week', 'Spending'],
    ['en-US', 'did i pay the electricity bill', 'FindTransaction'],
    ['en-US', 'when do i have to pay my card', 'CardDue'],
    ['fr-FR', "combien j'ai payé chez lidl la semaine dernière", 'Spending'],
    ['fr-FR', "est-ce que j'ai payé l'électricité", 'FindTransaction'],
    ['fr-FR', 'quand dois-je payer ma carte', 'CardDue'],
  ] as const)('%s "%s" looks back or ahead and is %s', (locale, text, intent) => {
    expect(ask(locale, text).intent).toBe(intent);
  });
});
