import { setTimeout as wait } from 'node:timers/promises';
import type { AccountId } from '#skill';
import type { Heard, Said, Speaker } from '../../lambda/demo/said.ts';

/** A speaker whose answers are known beforehand, for walking through the page. The page is proved, not the answers. */

type Known = Pick<Heard, 'intent' | 'slots' | 'speech'> & {
  readonly told?: readonly string[];
  readonly next?: readonly string[];
  readonly end?: boolean;
  readonly precision?: Heard['disclosures'][number]['precision'];
  readonly verifyToken?: string;
};

const answers: Readonly<Record<string, Known>> = {
  '': { intent: 'Launch', slots: {}, speech: 'Harbour Bank here. What would you like to know?' },
  "What's my balance?": {
    intent: 'Balance',
    slots: {},
    speech: 'You have 2,418 dollars and 60 cents available in Everyday Checking.',
    told: ['account-name', 'balance'],
    next: ['How did you work that out?', 'My last payments'],
  },
  'How much did I spend on groceries last month?': {
    intent: 'Spending',
    slots: { category: { id: 'groceries', heard: 'groceries' }, period: { form: 'DATE', value: '2026-10' } },
    speech: 'You spent 412 dollars and 15 cents on groceries in October from Everyday Checking.',
    told: ['category-sum', 'account-name'],
    next: ['And on restaurants?'],
  },
  'And on restaurants?': {
    intent: 'FollowUp',
    slots: { category: { id: 'restaurants', heard: 'restaurants' } },
    speech: 'You spent 186 dollars and 40 cents on restaurants in October from Everyday Checking.',
    told: ['category-sum', 'account-name'],
    next: ['And last month?'],
  },
  'What were my last three payments?': {
    intent: 'RecentTransactions',
    slots: { count: 3 },
    speech:
      'Your latest: 64 dollars and 12 cents at Trader Joe’s, 9 dollars and 50 cents at Blue Bottle Coffee, and 12 dollars at Shake Shack.',
    told: ['transaction', 'merchant-name', 'account-name'],
    next: ['More', 'The second one'],
  },
  'I lost my card': {
    intent: 'LostCard',
    slots: {},
    speech: 'Call Harbour Bank now: plus 1, 555, 0100, 911. They can block your card at any hour.',
    end: true,
  },
  'Quel est mon solde ?': {
    intent: 'Balance',
    slots: {},
    speech: 'Vous avez 2 418 euros et 60 centimes disponibles sur Compte à vue.',
    told: ['account-name', 'balance'],
    next: ['Mes dernières opérations'],
  },
  'Is anything suspicious?': {
    intent: 'Suspicious',
    slots: {},
    speech: 'One payment does not look like yours: 618 dollars at Aurora Watches. Was that you?',
    told: ['warning', 'warning'],
    next: ['Why?'],
  },
  'Why?': { intent: 'Why', slots: {}, speech: 'You never paid there before.', told: ['warning'] },
  "No, that wasn't me": { intent: 'DenyMine', slots: {}, speech: 'Shall I freeze the card?', next: ['Yes', 'No'] },
  stop: { intent: 'Stop', slots: {}, speech: 'Goodbye.', end: true },
};

const unknown: Known = {
  intent: 'Fallback',
  slots: {},
  speech: 'I did not get that. Try: what is my balance?',
  next: ["What's my balance?"],
};
const unlinked: Known = { intent: 'Balance', slots: {}, speech: 'First link your account: I sent a card to your Alexa app.', end: true };
const proofs: Readonly<Record<string, Known>> = {
  'pin please': { intent: 'Balance', slots: {}, speech: 'What is your voice PIN?' },
  '0479': { intent: 'VoicePin', slots: {}, speech: 'Thank you. You have 2,418 dollars and 60 cents.', told: ['balance'] },
  'alexa pin': { intent: 'Balance', slots: {}, speech: 'Alexa will ask for your PIN.', verifyToken: 'to.ken' },
  right: { intent: 'Verified', slots: {}, speech: 'You have about 2,400 dollars.', told: ['balance'], precision: 'rounded' },
  wrong: { intent: 'Verified', slots: {}, speech: 'Alexa could not confirm that it is you.' },
};
const stranger: Known = { intent: 'Balance', slots: {}, speech: 'I do not recognise this voice, so I keep this to myself.', end: true };

/** Every sentence it was told, oldest first. */
export const heardBefore: Said[] = [];

export const knownSpeaker: Speaker = async (said) => {
  heardBefore.push(said);
  if (said.text === 'break') throw new Error('postgres://secret@inside');
  if (said.text === 'slow') await wait(400);
  const alexa = said.door === 'echo' || said.door === 'echo-show';
  const known =
    said.customer === null
      ? unlinked
      : alexa && said.voice !== 'person' && said.customer === 'demo-gb'
        ? stranger
        : (proofs[said.alexaPin === undefined ? said.text : said.alexaPin.right ? 'right' : 'wrong'] ?? answers[said.text] ?? unknown);
  return heard(said, known, alexa);
};

function heard(said: Said, known: Known, alexa: boolean): Heard {
  const { intent, slots, speech, told = [], next = [], end = false, precision = 'exact', verifyToken = null } = known;
  const shown = said.text.replace(/^\d{4,6}$/, '••••');
  const account = `${said.customer}/checking` as AccountId;
  const ssml = `<speak>${speech}</speak>`;
  const link = said.customer === null && alexa;
  const screen = { type: 'Alexa.Presentation.APL.RenderDocument', datasources: { screen: { title: 'Harbour Bank', hint: next[0] ?? '' } } };
  return {
    said: shown,
    intent,
    slots,
    speech,
    verifyToken,
    end,
    confidence: 0.97,
    ssml: alexa ? ssml : null,
    reprompt: alexa && !end ? 'What next?' : null,
    card: link ? { type: 'LinkAccount' } : null,
    screen: said.door === 'echo-show' ? screen : null,
    suggestions: next,
    disclosures: told.map((kind) => ({
      account,
      kind: kind as Heard['disclosures'][number]['kind'],
      precision,
      consentId: `${said.customer}/alexa/${kind}`,
    })),
    request: alexa
      ? {
          version: '1.0',
          session: { sessionId: said.sessionId, new: said.newSession },
          request: { type: 'IntentRequest', locale: said.locale, intent: { name: intent, slots } },
        }
      : {
          responseId: 'r-1',
          session: `projects/demo/agent/sessions/${said.sessionId}`,
          queryResult: { queryText: shown, intent: { displayName: intent }, languageCode: said.locale },
        },
    response: alexa
      ? { version: '1.0', response: { outputSpeech: { type: 'SSML', ssml }, shouldEndSession: end } }
      : { fulfillmentText: speech, fulfillmentMessages: [{ text: { text: [speech] } }] },
    durationMs: 12.4,
  };
}
