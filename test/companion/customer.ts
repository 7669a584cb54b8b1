import { factKinds } from '#skill';
import { examples } from '../../companion/api/examples.ts';
import type { Api, Input, OperationId, Output } from '../../companion/api/operations.ts';
import { openWarnings, pastWarnings } from './warned.ts';

/** What the API answers about one invented customer, Maya, who has used her assistants for a while. */
export type Answers = { readonly [Id in OperationId]: Output<Id> };

type Row = Output<'exportLedger'>[number];

const given = Object.fromEntries(Object.entries(examples).map(([id, { response }]) => [id, response])) as unknown as Answers;

const alexa: Output<'changeLink'> = { ...given.changeLink, household: 'nothing' };
const slack: Output<'changeLink'> = { ...alexa, id: '1c4c5a1c-53c7-4d0f-9c1f-0a52f2b5a001', platform: 'slack', lastUsedAt: null };
export const lapsed: Output<'changeLink'> = { ...alexa, id: '7e6a2a1c-53c7-4d0f-9c1f-0a52f2b5a002', platform: 'phone', state: 'lapsed' };

const accounts: Output<'listAccounts'> = [
  {
    id: 'demo-us/checking',
    kind: 'checking',
    joint: false,
    name: 'Everyday Checking',
    nickname: null,
    lastFour: '4821',
    hidden: false,
    card: 'active',
  },
  {
    id: 'demo-us/savings',
    kind: 'savings',
    joint: true,
    name: 'Rainy Day Savings',
    nickname: 'rainy days',
    lastFour: '7730',
    hidden: false,
    card: null,
  },
  {
    id: 'demo-us/card',
    kind: 'card',
    joint: false,
    name: 'Harbour Rewards Card',
    nickname: null,
    lastFour: '1109',
    hidden: true,
    card: 'active',
  },
];

export const justMe: Output<'changeSharing'> = { ...given.changeSharing, bundle: 'just-me' };
/** Changed by hand: one account is told less, one kind is closed, and the operator allows income roughly at most. */
export const ownRules: Output<'changeSharing'> = {
  ...justMe,
  platform: 'slack',
  bundle: null,
  most: { income: 'rounded' },
  cells: [
    ...factKinds.map((kind) => ({ account: null, kind, precision: kind === 'transaction' ? ('nothing' as const) : ('exact' as const) })),
    { account: 'demo-us/savings', kind: 'balance', precision: 'rounded' },
  ],
};

const row = (seq: number, rest: Partial<Row>): Row => ({
  ...(given.exportLedger[0] as Row),
  seq: String(seq),
  account: 'demo-us/checking',
  ...rest,
});
const said: Row[] = [
  row(46, { at: '2026-11-23T13:05:00.000Z', requestId: 'r4', about: 'balance, your checking account', kind: 'balance' }),
  row(45, { at: '2026-11-23T13:05:00.000Z', requestId: 'r4', about: 'balance, your checking account', kind: 'account-name' }),
  row(44, { at: '2026-11-22T18:40:00.000Z', requestId: 'r3', kind: 'category-sum', precision: 'rounded' }),
  row(43, { at: '2026-11-22T18:40:00.000Z', requestId: 'r3', kind: 'category-sum', account: 'demo-us/savings', precision: 'rounded' }),
  row(42, { at: '2026-11-22T07:45:10.000Z', requestId: 'r2', platform: 'slack', about: 'last payments', kind: 'transaction' }),
];

const tasks: Output<'listTasks'> = [
  { ...(given.listTasks[0] as Output<'listTasks'>[number]), wish: { kind: 'allow', fact: 'transaction', accounts: ['demo-us/checking'] } },
  {
    id: 'c2a0b1de-9a1f-4f7a-8a44-3d0b6a0f5c22',
    platform: 'alexa',
    createdAt: '2026-11-23T13:01:00.000Z',
    expiresAt: '2026-11-23T13:06:00.000Z',
    wish: { kind: 'approve', question: 'balance, your checking account' },
  },
  {
    id: 'c2a0b1de-9a1f-4f7a-8a44-3d0b6a0f5c23',
    platform: 'slack',
    createdAt: '2026-11-23T13:01:00.000Z',
    expiresAt: '2026-11-24T13:01:00.000Z',
    wish: { kind: 'login' },
  },
];

const spent = (category: string, total: string) => ({ category, currency: 'USD', total });

export const maya: Answers = {
  ...given,
  overview: { ...given.overview, links: [alexa, slack], tasks: [], said },
  listLinks: [alexa, slack],
  listSharing: [justMe, ownRules],
  hearExample: [
    {
      platform: 'alexa',
      listener: 'me',
      lines: [
        { they: "What's my balance?", we: 'You have $1,250 available in Everyday Checking.' },
        { they: 'What were my last payments?', we: 'Your latest: $42 at Corner Market today, and $7 at Lumen Café yesterday.' },
      ],
    },
    {
      platform: 'alexa',
      listener: 'household',
      lines: [
        { they: "What's my balance?", we: 'For that I need to know that it is you. What is your PIN?' },
        { they: 'What were my last payments?', we: 'For that I need to know that it is you. What is your PIN?' },
      ],
    },
  ],
  listAccounts: accounts,
  listTasks: tasks,
  listWarnings: { warnings: pastWarnings, next: pastWarnings.at(-1)?.id ?? null },
  listDisputes: [],
  readLedger: { rows: said, next: '42' },
  exportLedger: said,
  listReceipts: [
    ...given.listReceipts,
    { ...(given.listReceipts[0] as Output<'listReceipts'>[number]), id: '0b6f3f0a-7f5c-4a53-9a58-6c1e0a3c9d11', platform: 'slack' },
  ],
  readSpending: {
    month: '2026-11',
    months: ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month, index) => ({
      month,
      currency: 'USD',
      total: `${2310 - index * 137}.40`,
    })),
    categories: [
      spent('housing', '1350.00'),
      spent('groceries', '412.15'),
      spent('restaurants', '186.40'),
      spent('fees', '3.00'),
      spent('travel', '-20.00'),
      { category: 'travel', currency: 'EUR', total: '95.00' },
    ],
  },
};

export const quietWatch: Output<'readWatch'> = { ...given.readWatch, muted: [], quiet: null, lowBalance: null, phrase: null };

/** The same customer with things that wait for a tap. */
export const waiting: Partial<Answers> = { overview: { ...maya.overview, tasks } };

/** With warnings to answer. */
export const warnedOf: Partial<Answers> = { listWarnings: { warnings: [...openWarnings, ...pastWarnings], next: null } };

/** After "that wasn't me": the card is frozen and the bank knows. */
export const frozen: Partial<Answers> = {
  listWarnings: { warnings: pastWarnings, next: null },
  listAccounts: accounts.map((account) => (account.kind === 'card' ? { ...account, card: 'frozen' } : account)),
  listDisputes: given.listDisputes.map((dispute) => ({ ...dispute, account: 'demo-us/card' })),
};

/** Somebody who signed in for the first time. */
export const newcomer: Partial<Answers> = {
  overview: { ...maya.overview, links: [], said: [], proof: { chosen: 'none', locked: false, changedAt: null } },
  listLinks: [],
  listSharing: maya.listSharing.map((one) => ({ ...one, bundle: null, cells: [], receipt: null })),
  listAccounts: [],
  listWarnings: { warnings: [], next: null },
  listDisputes: [],
  readWatch: quietWatch,
  readProof: { chosen: 'none', locked: false, changedAt: null },
  readLedger: { rows: [], next: null },
  checkLedger: { whole: true, rows: 0, brokenAt: null },
  listReceipts: [],
  listLooks: [],
  readKept: { items: [] },
  readSpending: { month: '2026-11', months: [], categories: [] },
};

/** An API whose answers are known beforehand; what it was called with is noted. */
export function knownApi(answers: Partial<Answers> = {}): { readonly api: Api; readonly calls: [OperationId, unknown][] } {
  const calls: [OperationId, unknown][] = [];
  const all: Answers = { ...maya, ...answers };
  const api = Object.fromEntries(
    (Object.keys(all) as OperationId[]).map((id) => [
      id,
      async (input: Input<typeof id>) => {
        calls.push([id, input]);
        return all[id];
      },
    ]),
  ) as unknown as Api;
  return { api, calls };
}
