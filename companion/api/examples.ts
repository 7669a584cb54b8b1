import { factKinds } from '#skill';
import type { Input, OperationId, Output } from './operations.ts';

/** One call of every operation with its answer, all of it invented: for the OpenAPI document, which tests hold to its schemas. */
export const examples: { readonly [Id in OperationId]: { readonly input: Input<Id>; readonly response: Output<Id> } } = example();

function example(): typeof examples {
  const link: Output<'changeLink'> = {
    id: '5f0d9a9e-1c52-4c1b-9f0e-1d6f3c0b7a11',
    platform: 'alexa',
    household: 'coarse',
    privateMode: false,
    linkedAt: '2026-10-02T18:20:00.000Z',
    lastUsedAt: '2026-11-22T07:45:10.000Z',
    state: 'live',
  };
  const sharing: Output<'changeSharing'> = {
    platform: 'alexa',
    bundle: 'shared-room',
    cells: factKinds.map((kind) => ({ account: null, kind, precision: kind === 'sensitive-merchant' ? 'nothing' : 'exact' })),
    most: {},
    keeps: { checkedOn: '2026-11-23', deleteAt: 'https://www.amazon.com/alexaprivacysettings' },
    receipt: '0b6f3f0a-7f5c-4a53-9a58-6c1e0a3c9d10',
  };
  const account: Output<'changeAccount'> = {
    id: 'acc-1',
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: 'household money',
    lastFour: '4821',
    hidden: false,
    card: 'active',
  };
  const proof: Output<'readProof'> = { chosen: 'pin', locked: false, changedAt: '2026-10-02T18:25:00.000Z' };
  const task: Output<'listTasks'>[number] = {
    id: 'c2a0b1de-9a1f-4f7a-8a44-3d0b6a0f5c21',
    platform: 'alexa',
    createdAt: '2026-11-22T07:45:10.000Z',
    expiresAt: '2026-11-23T07:45:10.000Z',
    wish: { kind: 'allow', fact: 'sensitive-merchant', accounts: ['acc-1'] },
  };
  const row: Output<'exportLedger'>[number] = {
    seq: '42',
    at: '2026-11-22T07:45:10.000Z',
    platform: 'alexa',
    speaker: 'd1b2a54b8f1f1d6bb2c8a8c0f5a1f6f4a65f9f5c1a4bb04d6e9a3a7c0e5b1f22',
    requestId: 'EdwRequestId.7c4f1a52',
    intent: 'Spending',
    about: 'spending, groceries, in October',
    account: 'acc-1',
    kind: 'category-sum',
    precision: 'exact',
    consent: '0b6f3f0a-7f5c-4a53-9a58-6c1e0a3c9d10/category-sum/*',
    hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  };
  const settings: Output<'readSettings'> = {
    locale: 'en-US',
    zone: 'America/New_York',
    weekStartsOn: null,
    monthStartsOn: 25,
    threshold: { value: '500.00', currency: 'USD' },
    budgets: [{ category: 'groceries', amount: { value: '450.00', currency: 'USD' } }],
  };
  const kept: Output<'readKept'> = {
    items: [
      { what: 'ledger', reason: 'audit', until: '2027-12-23' },
      { what: 'receipts', reason: 'proof-of-consent', until: '2027-12-23' },
    ],
  };
  const warning: Output<'listWarnings'>['warnings'][number] = {
    id: '3d1f7a52-8c0e-4b6f-9a55-1f2f8f6d4e01',
    source: 'detector',
    kind: 'unusual-amount',
    severity: 'severe',
    state: 'open',
    openedAt: '2026-11-23T08:12:00.000Z',
    expiresAt: '2026-12-07T08:12:00.000Z',
    account: account.id,
    transaction: 'tx-9931',
    payment: { amount: { value: '-312.40', currency: 'USD' }, merchant: 'Shell', date: '2026-11-23' },
    why: '$312.40 is 9.1 times your usual $34.30 for fuel.',
    heardAt: null,
    answeredAt: null,
    answeredOver: null,
  };
  const answered = { state: 'not-mine', answeredAt: '2026-11-23T09:00:00.000Z', answeredOver: 'app' } as const;
  const dispute: Output<'listDisputes'>[number] = {
    reference: '402917',
    warning: warning.id,
    transaction: warning.transaction,
    account: account.id,
    openedAt: '2026-11-23T09:00:00.000Z',
    openedOver: 'app',
  };
  const watch: Output<'readWatch'> = {
    promise: 'quarter',
    muted: ['price-rise'],
    quiet: { from: '22:00', to: '07:00' },
    lowBalance: { value: '100.00', currency: 'USD' },
    phrase: 'calm amber otter',
    suggestions: ['quiet copper heron', 'bright woven lantern', 'gentle northern maple'],
    detector: true,
    vapidPublicKey: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  };
  const browser = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/d61c5u920dw:APA91bEmnw8utjDYCqSRplFMVCzQMg9e5',
    keys: {
      p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    },
  };
  return {
    overview: {
      input: {},
      response: { bank: 'Harbour Bank', links: [link], tasks: [task], said: [row], proof, reviewer: false },
    },
    listLinks: { input: {}, response: [link, { ...link, id: '9d3f1c70-52f2-4c86-a3f8-2b8f4b1f9e02', platform: 'phone', state: 'ended' }] },
    changeLink: { input: { id: link.id, body: { household: 'coarse' } }, response: link },
    endLink: { input: { id: link.id }, response: { done: true } },
    endLinks: { input: {}, response: { done: true } },
    listSharing: { input: {}, response: [sharing] },
    changeSharing: { input: { id: 'alexa', body: { bundle: 'shared-room' } }, response: sharing },
    hearExample: {
      input: { id: 'alexa' },
      response: [
        { platform: 'alexa', listener: 'me', lines: [{ they: "What's my balance?", we: 'You have $1,250 in your checking account.' }] },
        { platform: 'alexa', listener: 'household', lines: [{ they: "What's my balance?", we: 'You have about $1,300.' }] },
      ],
    },
    listAccounts: { input: {}, response: [account] },
    changeAccount: { input: { id: account.id, body: { nickname: 'household money' } }, response: account },
    freezeCard: { input: { id: account.id }, response: { account: account.id, card: 'frozen' } },
    unfreezeCard: { input: { id: account.id }, response: { account: account.id, card: 'active' } },
    listWarnings: { input: { query: {} }, response: { warnings: [warning], next: null } },
    answerWarning: {
      input: { id: warning.id, body: { answer: 'not-mine' } },
      response: { warning: { ...warning, ...answered }, dispute, canFreeze: true },
    },
    listDisputes: { input: {}, response: [dispute] },
    readWatch: { input: {}, response: watch },
    changeWatch: { input: { body: { promise: 'quarter', muted: ['price-rise'], phrase: 'calm amber otter' } }, response: watch },
    savePush: { input: { body: browser }, response: { done: true } },
    endPush: { input: { body: { endpoint: browser.endpoint } }, response: { done: true } },
    readProof: { input: {}, response: proof },
    changeProof: { input: { body: { chosen: 'pin', pin: '407193' } }, response: proof },
    listTasks: { input: {}, response: [task] },
    doTask: { input: { id: task.id }, response: { done: true, goTo: null } },
    readLedger: { input: { query: { platform: 'alexa', from: '2026-11-01', to: '2026-11-22' } }, response: { rows: [row], next: null } },
    checkLedger: { input: {}, response: { whole: true, rows: 42, brokenAt: null } },
    exportLedger: { input: {}, response: [row] },
    readSettings: { input: {}, response: settings },
    changeSettings: { input: { body: { monthStartsOn: 25, zone: 'America/New_York' } }, response: settings },
    listReceipts: {
      input: {},
      response: [
        {
          id: '0b6f3f0a-7f5c-4a53-9a58-6c1e0a3c9d10',
          at: '2026-10-02T18:21:00.000Z',
          platform: 'alexa',
          body: {
            version: 1,
            platform: 'alexa',
            cells: sharing.cells,
            household: 'coarse',
            purpose: 'answer-this-question',
            never: ['advertising', 'profiling', 'sale'],
            platformKeeps: sharing.keeps,
          },
          keyId: '6a7c0d3e-3c1b-4f3a-b6c7-0a4f2b9b7d55',
          signature: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
        },
      ],
    },
    listLooks: {
      input: {},
      response: [{ at: '2026-11-20T10:02:00.000Z', who: 'agent 118', did: 'looked', reason: 'customer called about a locked PIN' }],
    },
    readEverything: { input: {}, response: { customer: [{ id: 'customer-1', zone: 'America/New_York' }], account: [{ id: 'acc-1' }] } },
    readKept: { input: {}, response: kept },
    erase: { input: {}, response: kept },
    readSpending: {
      input: {},
      response: {
        months: [
          { month: '2026-10', currency: 'USD', total: '2310.40' },
          { month: '2026-11', currency: 'USD', total: '1804.15' },
        ],
        categories: [{ category: 'groceries', currency: 'USD', total: '312.80' }],
        month: '2026-11',
      },
    },
    newCode: {
      input: { body: { platform: 'phone', bundle: 'just-me' } },
      response: { code: '48291306', expiresAt: '2026-11-23T12:10:00.000Z' },
    },
    handOff: {
      input: {},
      response: {
        url: 'https://my.bank.example/app/enter/4vYHgmEJ2cRrYk3m9Qk0pJ8dW1sTn6uXzB5aLhOe7Fg',
        expiresAt: '2026-11-23T12:01:00.000Z',
      },
    },
  };
}
