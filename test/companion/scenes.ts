import type { Locale } from '#skill';
import { cardsPage, donePage, pinPage, troublePage } from '../../companion/linking.tsx';
import type { Fields, Frame } from '../../companion/page.ts';
import { pages, renderPage, type Trouble, troubleDocument } from '../../companion/pages.ts';
import { type Answers, frozen, knownApi, lapsed, maya, newcomer, quietWatch, waiting, warnedOf } from './customer.ts';
import { frameIn } from './frame.ts';

/** Every page in every state it has: what a customer can come across. */
export interface Scene {
  readonly name: string;
  html(locale: Locale): Promise<string>;
}

interface State {
  readonly answers?: Partial<Answers>;
  readonly query?: Fields;
  readonly frame?: Partial<Frame>;
}

const page = (name: string, path: string, { answers = {}, query = {}, frame = {} }: State = {}): Scene => ({
  name,
  html: async (locale) => {
    const found = pages.find((one) => one.path === path);
    if (found === undefined) throw new Error(`no page ${path}`);
    const data = frame.signedIn === false ? null : await found.load(knownApi(answers).api, query);
    return renderPage(found, data, frameIn(locale, { path, ...frame }));
  },
});

const trouble = (code: Trouble, signedIn: boolean): Scene => ({
  name: `trouble-${code}${signedIn ? '' : '-signed-out'}`,
  html: async (locale) => troubleDocument(code, frameIn(locale, { path: '/app/sharing', signedIn, csrf: signedIn ? 'token' : '' })),
});

const linking = (name: string, draw: (frame: Frame) => string, frame: Partial<Frame> = {}): Scene => ({
  name: `linking-${name}`,
  html: async (locale) => draw(frameIn(locale, { path: '/oauth/interaction/abc', ...frame })),
});

const locked = { chosen: 'pin', locked: true, changedAt: '2026-10-02T18:25:00.000Z' } as const;
const [alexa] = maya.overview.links;
const privately = alexa === undefined ? [] : [{ ...alexa, privateMode: true }];
const refusal = (form: string, field: string | null, values: Fields) =>
  ({ refused: { form, field, code: 'input.invalid', values } }) as const;

const pageScenes: readonly Scene[] = [
  page('home', '/app'),
  page('home-waiting', '/app', { answers: waiting }),
  page('home-empty', '/app', { answers: newcomer }),
  page('home-lapsed-locked-reviewer', '/app', {
    answers: { overview: { ...maya.overview, links: [...privately, lapsed], proof: locked, reviewer: true } },
    frame: { done: 'private-on' },
  }),
  page('home-warned', '/app', { answers: warnedOf }),
  page('home-frozen', '/app', { answers: frozen }),
  page('home-embedded', '/app', { answers: waiting, frame: { embedded: true, demo: false } }),
  page('warnings', '/app/warnings', { answers: warnedOf }),
  page('warnings-past', '/app/warnings', { frame: { done: 'mine' } }),
  page('warnings-older', '/app/warnings', { query: { before: '3d1f7a52-8c0e-4b6f-9a55-1f2f8f6d4e09' } }),
  page('warnings-frozen', '/app/warnings', { answers: frozen, frame: { done: 'freeze' } }),
  page('warnings-not-mine', '/app/warnings', {
    answers: { ...frozen, listAccounts: maya.listAccounts },
    frame: { done: 'not-mine' },
  }),
  page('warnings-empty', '/app/warnings', { answers: newcomer }),
  page('warnings-bank-failed', '/app/warnings', {
    frame: { refused: { form: 'freeze', field: null, code: 'bank.failed', values: {} } },
  }),
  page('watch', '/app/warnings/settings', { frame: { done: 'watch' } }),
  page('watch-first', '/app/warnings/settings', { answers: { readWatch: quietWatch } }),
  page('watch-bank-alone', '/app/warnings/settings', {
    answers: { readWatch: { ...maya.readWatch, detector: false, vapidPublicKey: null } },
  }),
  page('watch-refused', '/app/warnings/settings', {
    frame: refusal('watch', 'quiet.to', {
      written: 'en-US',
      promise: 'year',
      'kind.abroad': 'yes',
      'quiet.from': '22:00',
      'quiet.to': '',
      lowBalance: '100',
    }),
  }),
  page('watch-phrase-refused', '/app/warnings/settings', { frame: refusal('phrase', 'phrase', { phrase: 'code 4711 please' }) }),
  page('sharing', '/app/sharing', { frame: { done: 'bundle' } }),
  page('sharing-own', '/app/sharing', { query: { platform: 'slack' } }),
  page('sharing-one', '/app/sharing', { answers: { listLinks: maya.listLinks.slice(0, 1) } }),
  page('sharing-empty', '/app/sharing', { answers: newcomer }),
  page('sharing-refused', '/app/sharing', {
    query: { platform: 'alexa' },
    frame: refusal('cells', 'cells.3.precision', { platform: 'alexa', 'cell.balance': 'threshold' }),
  }),
  page('accounts', '/app/accounts', { frame: { done: 'account' } }),
  page('accounts-empty', '/app/accounts', { answers: newcomer }),
  page('accounts-refused', '/app/accounts', {
    frame: refusal('account', 'nickname', { id: 'demo-us/savings', nickname: '<rainy>', hidden: 'yes' }),
  }),
  page('pin', '/app/pin'),
  page('pin-locked', '/app/pin', { answers: { readProof: locked } }),
  page('pin-refused', '/app/pin', { frame: refusal('proof', 'again', { chosen: 'pin', pin: '407193', again: '407194' }) }),
  page('said', '/app/said'),
  page('said-checked', '/app/said', { query: { check: 'yes' } }),
  page('said-broken', '/app/said', { query: { check: 'yes' }, answers: { checkLedger: { whole: false, rows: 46, brokenAt: '44' } } }),
  page('said-filtered-none', '/app/said', {
    query: { kind: 'income', from: '2026-11-01' },
    answers: { readLedger: { rows: [], next: null } },
  }),
  page('said-older', '/app/said', { query: { before: '43' }, answers: { readLedger: { rows: maya.exportLedger.slice(-2), next: null } } }),
  page('said-wrong-dates', '/app/said', { query: { from: '2026-11-20', to: '2026-11-01' } }),
  page('said-empty', '/app/said', { answers: newcomer }),
  page('settings', '/app/settings', { frame: { done: 'settings' } }),
  page('settings-refused', '/app/settings', {
    frame: refusal('settings', 'budget.groceries', {
      written: 'en-US',
      zone: 'Europe/Paris',
      threshold: '750',
      'budget.groceries': 'lots',
    }),
  }),
  page('privacy', '/app/privacy'),
  page('privacy-empty', '/app/privacy', { answers: newcomer }),
  page('unlink-all', '/app/unlink'),
  page('unlink-one', '/app/unlink', { query: { id: maya.listLinks[0]?.id ?? '' } }),
  page('unlink-none', '/app/unlink', { answers: newcomer }),
  page('erase', '/app/erase'),
  page('erase-refused', '/app/erase', { frame: refusal('erase', 'sure', {}) }),
  page('erase-nothing-stays', '/app/erase', { answers: newcomer }),
  page('connect', '/app/connect'),
  page('connect-code', '/app/connect', { frame: { shown: '48291306' } }),
  page('safety', '/app/safety'),
  page('safety-signed-out', '/app/safety', { frame: { signedIn: false } }),
  page('spending', '/app/spending'),
  page('spending-empty', '/app/spending', { answers: newcomer }),
  page('goodbye', '/app/goodbye', { frame: { signedIn: false } }),
  page('erased', '/app/erased', { frame: { signedIn: false } }),
];

const troubles: readonly Trouble[] = [
  'input.invalid',
  'not.found',
  'not.allowed',
  'conflict',
  'too.large',
  'failed',
  'login.stale',
  'card.none',
  'bank.failed',
  'login.lapsed',
  'login.refused',
  'customer.unknown',
  'entry.used',
];

const troubleScenes = [trouble('not.signed-in', false), ...troubles.flatMap((code) => [trouble(code, true), trouble(code, false)])];

const of = { uid: 'abc', platform: 'alexa' } as const;
const linkingScenes: readonly Scene[] = [
  linking('cards', (frame) => cardsPage(frame, of)),
  linking('cards-slack', (frame) => cardsPage(frame, { uid: 'abc', platform: 'slack' })),
  linking('pin', (frame) => pinPage(frame, of)),
  linking('pin-refused', (frame) => pinPage(frame, of), refusal('pin', 'pin', {})),
  linking('done', (frame) => donePage(frame, { ...of, resume: 'https://layla.amazon.com/api/skill/link/M1?code=c&state=s' })),
  linking('done-slack', (frame) => donePage(frame, { uid: 'abc', platform: 'slack', resume: '/oauth/auth/abc' })),
  ...['lapsed', 'refused', 'never-heard-of'].map((code) => linking(`trouble-${code}`, (frame) => troublePage(frame, { code }))),
];

export const scenes: readonly Scene[] = [...pageScenes, ...troubleScenes, ...linkingScenes];
