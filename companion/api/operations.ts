import * as z from 'zod/mini';
import * as s from './schemas.ts';
import * as w from './warning-schemas.ts';

/** One row per operation of /api/v1: the router, the pages and the OpenAPI document are read from here. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Under /api/v1; {id} in braces */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /** How it may refuse beside what every operation like it does */
  readonly refuses?: readonly ErrorCode[];
  /** Only in the demo */
  readonly demo?: true;
}

export const operations = {
  overview: { method: 'get', path: '/overview', summary: 'Assistants linked, taps that wait, the last things said', response: s.overview },
  listLinks: { method: 'get', path: '/links', summary: 'Every assistant, ended ones included', response: z.array(s.link) },
  changeLink: {
    method: 'patch',
    path: '/links/{id}',
    summary: 'Who else may hear, and private mode',
    body: s.linkChange,
    response: s.link,
    refuses: ['conflict'],
  },
  endLink: { method: 'delete', path: '/links/{id}', summary: 'Unlink one assistant; ended already is fine', response: s.done },
  endLinks: { method: 'delete', path: '/links', summary: 'Unlink all', response: s.done },
  listSharing: { method: 'get', path: '/sharing', summary: 'What each platform may be told', response: z.array(s.sharing) },
  changeSharing: {
    method: 'put',
    path: '/sharing/{id}',
    summary: 'Replace what one platform may be told; gives a signed receipt',
    body: s.sharingChange,
    response: s.sharing,
  },
  hearExample: {
    method: 'get',
    path: '/sharing/{id}/example',
    summary: 'Invented figures through the real rules',
    response: z.array(s.example),
  },
  listAccounts: { method: 'get', path: '/accounts', summary: 'Names, nicknames and cards, no figures', response: z.array(s.account) },
  changeAccount: {
    method: 'patch',
    path: '/accounts/{id}',
    summary: 'Nickname for the ear, hide',
    body: s.accountChange,
    response: s.account,
  },
  freezeCard: {
    method: 'post',
    path: '/accounts/{id}/freeze',
    summary: 'Freeze its card at the bank; frozen already is fine',
    response: w.card,
    refuses: ['card.none', 'bank.failed'],
  },
  unfreezeCard: {
    method: 'post',
    path: '/accounts/{id}/unfreeze',
    summary: 'Release its card: here alone, and only shortly after signing in at the bank',
    response: w.card,
    refuses: ['login.stale', 'card.none', 'bank.failed'],
  },
  listWarnings: {
    method: 'get',
    path: '/warnings',
    summary: 'Open and past ones, newest first',
    query: w.warningsQuery,
    response: w.warningPage,
  },
  answerWarning: {
    method: 'post',
    path: '/warnings/{id}',
    summary: 'It was the customer, or it was not, which opens a dispute; the first answer counts',
    body: w.warningAnswer,
    response: w.warningAnswered,
    refuses: ['conflict'],
  },
  listDisputes: { method: 'get', path: '/disputes', summary: 'What the customer does not recognise', response: z.array(w.dispute) },
  readWatch: { method: 'get', path: '/watch', summary: 'What the customer is warned of, when, and in which words', response: w.watch },
  changeWatch: { method: 'patch', path: '/watch', summary: 'Only what is given changes', body: w.watchChange, response: w.watch },
  savePush: { method: 'post', path: '/push', summary: 'A browser gets notices from now on', body: w.push, response: s.done },
  endPush: { method: 'delete', path: '/push', summary: 'A browser gets none any more', body: w.pushEnd, response: s.done },
  readProof: { method: 'get', path: '/proof', summary: 'How the customer proves who is speaking', response: s.proof },
  changeProof: {
    method: 'put',
    path: '/proof',
    summary: 'Set or reset the voice PIN, or choose another proof',
    body: s.proofChange,
    response: s.proof,
  },
  listTasks: { method: 'get', path: '/tasks', summary: 'Taps that wait', response: z.array(s.task) },
  doTask: { method: 'post', path: '/tasks/{id}', summary: 'The one tap', response: s.taskDone },
  readLedger: { method: 'get', path: '/ledger', summary: 'What was said, newest first', query: s.ledgerQuery, response: s.ledgerPage },
  checkLedger: { method: 'get', path: '/ledger/check', summary: 'Verify the chain and its signature', response: s.ledgerCheck },
  exportLedger: { method: 'get', path: '/ledger/export', summary: 'Every row, oldest first', response: z.array(s.ledgerRow) },
  readSettings: { method: 'get', path: '/settings', summary: 'Language, zone, weeks, months, thresholds, budgets', response: s.settings },
  changeSettings: {
    method: 'patch',
    path: '/settings',
    summary: 'Only what is given changes',
    body: s.settingsChange,
    response: s.settings,
  },
  listReceipts: { method: 'get', path: '/receipts', summary: 'What was agreed, signed', response: z.array(s.receipt) },
  listLooks: { method: 'get', path: '/looks', summary: "When the bank's support looked", response: z.array(s.look) },
  readEverything: { method: 'get', path: '/everything', summary: 'All we hold', response: s.everything },
  readKept: { method: 'get', path: '/erasure', summary: 'What would stay after erasure, why and until when', response: s.kept },
  erase: { method: 'post', path: '/erasure', summary: 'Erase all but that', response: s.kept },
  readSpending: { method: 'get', path: '/spending', summary: 'Spending by category and month', response: s.spending, demo: true },
  newCode: {
    method: 'post',
    path: '/codes',
    summary: 'A one-time code that links a phone line or a chat; decides what it may be told',
    body: s.codeWish,
    response: s.code,
  },
  handOff: { method: 'post', path: '/handoffs', summary: "A one-time way into the pages for the bank's web view", response: s.handoff },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
type Out<Id extends OperationId> = z.infer<(typeof operations)[Id]['response']>;
type BodyOf<Id extends OperationId> = (typeof operations)[Id] extends { readonly body: infer B extends z.ZodMiniType }
  ? { readonly body: z.infer<B> }
  : unknown;
type QueryOf<Id extends OperationId> = (typeof operations)[Id] extends { readonly query: infer Q extends z.ZodMiniType }
  ? { readonly query: z.infer<Q> }
  : unknown;
type IdOf<Id extends OperationId> = (typeof operations)[Id]['path'] extends `${string}{id}${string}` ? { readonly id: string } : unknown;
export type Input<Id extends OperationId> = BodyOf<Id> & QueryOf<Id> & IdOf<Id>;
export type Output<Id extends OperationId> = Out<Id>;
export type ErrorCode = (typeof s.errorCodes)[number];

/** The API as a customer's pages see it: one typed call per operation. Rejects with an ApiError. */
export type Api = { readonly [Id in OperationId]: (input: Input<Id>) => Promise<Output<Id>> };

export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly field: string | null;
  constructor(code: ErrorCode, field: string | null = null) {
    super(code);
    this.name = 'ApiError';
    this.code = code;
    this.field = field;
  }
}
