import { describe, expect, test } from '@jest/globals';
import { factKinds, type Locale } from '#skill';
import { makeTurn } from '../../../lambda/turn.ts';
import { callerOf, customer, everythingExact, partsOf, plain } from '../../builders/customer.ts';

const without = (...kinds: string[]) => everythingExact.filter(({ kind }) => !kinds.includes(kind));
const unknown = { speaker: 'account' } as const;

const words = {
  'en-US': {
    offer: 'I may not say that here; shall I put a switch for it into the Harbour Bank app?',
    sent: /^It is in the Harbour Bank app: one tap allows exactly this\./,
    fine: /^All right\./,
    privateOn: 'From now on I say nothing about your accounts here. You can end that in the Harbour Bank app.',
    silent: 'Private mode is on, so I say nothing about your accounts until you end it in the Harbour Bank app.',
    unlink: 'That ends the link to Harbour Bank here. Shall I?',
    unlinked: 'Done: I can no longer see your accounts from here. Goodbye.',
    nothingTold: /^I told nothing about your accounts here today\./,
    told: /^What I told here today: account names and balances\./,
    nothingToSend: /^I have nothing to send just now\./,
  },
  'fr-FR': {
    offer: "Je n'ai pas le droit de le dire ici ; est-ce que je vous l'envoie dans l'application Harbour Bank pour l'autoriser ?",
    sent: /^C'est dans l'application Harbour Bank : un geste suffit pour autoriser cela, et rien d'autre\./,
    fine: /^Très bien\./,
    privateOn: "Désormais, je ne dis plus rien de vos comptes ici. Vous pouvez y mettre fin dans l'application Harbour Bank.",
    silent: "Le mode privé est actif : je ne dis rien de vos comptes tant que vous n'y mettez pas fin dans l'application Harbour Bank.",
    unlink: 'Cela met fin au lien avec Harbour Bank ici. Je le fais ?',
    unlinked: "C'est fait : d'ici, je ne vois plus vos comptes. Au revoir.",
    nothingTold: /^Je n'ai rien dit de vos comptes ici aujourd'hui\./,
    told: /^Ce que j'ai dit ici aujourd'hui : des noms de comptes et des soldes\./,
    nothingToSend: /^Je n'ai rien à envoyer pour l'instant\./,
  },
} as const;

describe.each(Object.entries(words) as [Locale, (typeof words)['en-US']][])('%s', (locale, heard) => {
  const more = { locale } as const;

  test('a refusal offers one tap that allows exactly this; yes or "send it to the app" takes it', async () => {
    for (const answer of ['Yes', 'SendToApp'] as const) {
      const { ask, store } = await customer({ consents: without('balance') });
      expect(await ask('Balance', {}, more)).toMatchObject({ text: heard.offer, failure: 'consent.denied', disclosures: [] });
      expect((await ask(answer, {}, more)).text).toMatch(heard.sent);
      expect(store.tasks('ana')).toMatchObject([{ kind: 'allow', body: { withheld: { kind: 'balance', accounts: ['checking'] } } }]);
    }
  });

  test('no: nothing is sent, and a later yes sends nothing either', async () => {
    const { ask, store } = await customer({ consents: without('balance') });
    await ask('Balance', {}, more);
    expect((await ask('No', {}, more)).text).toMatch(heard.fine);
    await ask('Yes', {}, more);
    expect((await ask('SendToApp', {}, more)).text).toMatch(heard.nothingToSend);
    expect(store.tasks('ana')).toEqual([]);
  });

  test('private mode: anyone may switch it on; from the next turn on nothing is told to anybody', async () => {
    const { ask } = await customer({ household: 'exact' });
    expect(await ask('PrivateMode', {}, { ...more, ...unknown })).toMatchObject({ text: heard.privateOn, end: true });
    for (const intent of ['Balance', 'Spending', 'WhatDisclosed'] as const) {
      expect(await ask(intent, {}, more)).toMatchObject({ text: heard.silent, failure: 'private.on', disclosures: [] });
    }
    expect((await ask('LostCard', {}, more)).text).toContain('+1 555 0100 911');
  });

  test('stop sharing: one yes ends the link, and the next question is a stranger’s', async () => {
    const { ask } = await customer({});
    expect((await ask('StopSharing', {}, { ...more, ...unknown })).text).toBe(heard.unlink);
    expect(await ask('Yes', {}, { ...more, ...unknown })).toMatchObject({ text: heard.unlinked, end: true });
    expect(await ask('Balance', {}, more)).toMatchObject({ failure: 'link.expired', link: true });
  });

  test('stop sharing: anything but a yes ends nothing', async () => {
    const { ask } = await customer({});
    for (const answer of ['No', 'SendToApp', 'Help', 'Silence'] as const) {
      await ask('StopSharing', {}, more);
      await ask(answer, {}, more);
      expect((await ask('Balance', {}, more)).failure).toBeNull();
    }
  });

  test('what was told: the kinds, no figure', async () => {
    const { ask } = await customer({ transactions: [{}] });
    expect((await ask('WhatDisclosed', {}, more)).text).toMatch(heard.nothingTold);
    await ask('Balance', {}, more);
    expect(await ask('WhatDisclosed', {}, more)).toMatchObject({ text: expect.stringMatching(heard.told), disclosures: [] });
  });
});

describe('what was told', () => {
  test('counts the days that are asked about, and follows up', async () => {
    const { ask, wait } = await customer({});
    await ask('Balance');
    wait('2026-11-24T17:00:00Z');
    expect((await ask('WhatDisclosed')).text).toMatch(/^I told nothing about your accounts here today\./);
    const yesterday = { period: { form: 'DATE', value: '2026-11-23' } } as const;
    expect((await ask('FollowUp', yesterday)).text).toMatch(/^What I told here yesterday: account names and balances\./);
    expect((await ask('Repeat')).text).toMatch(/^What I told here yesterday: account names and balances\./);
    expect((await ask('WhyAnswer')).text).toMatch(/^I write down every fact I say, never its figure\./);
    const since = { period: { form: 'SINCE', from: '2026-11-23' as never } } as const;
    expect((await ask('WhatDisclosed', since)).text).toMatch(/^What I told here since November 23: account names and balances\./);
  });

  test('the four most told are named, the app has the rest; no digit but of the period', async () => {
    const { store } = await customer({});
    const told = makeTurn({ ...partsOf(), store: async () => ({ ...store, told: async () => factKinds }) });
    const asked = { requestId: 'r', platform: 'alexa', intent: 'WhatDisclosed', slots: {}, unreadable: [], speaker: 'person' } as const;
    const heard = async (locale: Locale) => plain((await told({ ...asked, locale }, callerOf(), 'ear')).spoken.speech);
    expect(await heard('en-US')).toMatch(
      /^What I told here today: account names, balances, what you owe on cards and single payments\. The Harbour Bank app lists all of it\./,
    );
    expect(await heard('fr-FR')).not.toMatch(/\d/);
  });

  test('is for the customer, and for whom they let hear anything', async () => {
    const alone = await customer({});
    expect((await alone.ask('WhatDisclosed', {}, unknown)).failure).toBe('speaker.unrecognised');
    expect((await alone.ask('WhatDisclosed', {}, { speaker: 'other' })).failure).toBe('speaker.other');
    const shared = await customer({ household: 'coarse' });
    expect((await shared.ask('WhatDisclosed', {}, unknown)).failure).toBeNull();
    const proving = await customer({ proof: { chosen: 'pin', pin: '907315' } });
    expect((await proving.ask('WhatDisclosed', {}, unknown)).failure).toBe('pin.needed');
    expect((await proving.ask('VoicePin', {}, { ...unknown, caller: { pin: '907315' } })).text).toMatch(/^I told nothing/);
  });
});

test('a login too old offers a new one in the app', async () => {
  const { ask, store } = await customer({ region: 'BE', loginAt: null });
  expect((await ask('Balance')).failure).toBe('login.old');
  expect((await ask('Yes')).text).toMatch(/^It is in the Harbour Bank app: one tap, and you sign in again\./);
  expect(store.tasks('ana')).toMatchObject([{ kind: 'login' }]);
});
