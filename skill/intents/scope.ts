import type { AccountWord, Heard } from '../ask.ts';
import { Failure } from '../failure.ts';
import type { ConsentedAccount } from '../policy/consented-account.ts';
import type { ConsentedBank } from '../policy/consented-bank.ts';
import { line } from './line.ts';
import type { Line } from '../reply.ts';

/** The accounts a question is about. */
export interface Scope {
  readonly accounts: readonly ConsentedAccount[];
  /** The customer named them, rather than meaning all */
  readonly named: boolean;
}

/**
 * Failure 'account.none'; 'account.unknown' for a name that is none of theirs, if their names may be said at all: who may not hear them
 * hears the same of a name that is theirs, so that nobody finds one out by asking.
 */
export async function scopeOf(word: Heard<AccountWord> | undefined, bank: ConsentedBank): Promise<Scope> {
  const accounts = await bank.accounts();
  const isNamed = word !== undefined && word.id !== 'all';
  // Of no account: only whether this listener may hear a name at all.
  if (isNamed || accounts.length === 0) bank.check('account-name', []);
  if (accounts.length === 0) throw new Failure('account.none');
  if (!isNamed) return { accounts, named: false };
  const found = byWord(word, accounts);
  for (const account of found.length > 0 ? found : accounts) account.name();
  if (found.length === 0) throw new Failure('account.unknown');
  return { accounts: found, named: true };
}

/** The accounts that a word means, by kind or else by name */
export function byWord({ id, heard }: Heard<AccountWord>, accounts: readonly ConsentedAccount[]): readonly ConsentedAccount[] {
  const named = id === null ? [] : ofKind(id, accounts);
  return named.length > 0 ? named : byName(heard, accounts);
}

function ofKind(word: AccountWord, accounts: readonly ConsentedAccount[]): readonly ConsentedAccount[] {
  if (word === 'joint') return accounts.filter((account) => account.joint);
  const own = accounts.filter((account) => account.kind === word && !account.joint);
  return own.length > 0 ? own : accounts.filter((account) => account.kind === word);
}

/** Whole words of a nickname, product name or the last four digits. */
function byName(heard: string, accounts: readonly ConsentedAccount[]): readonly ConsentedAccount[] {
  const wanted = plain(heard);
  if (wanted === '') return [];
  return accounts.filter((account) => account.names.some((name) => ` ${plain(name)} `.includes(` ${wanted} `)));
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The account a bare "what's my balance" means: the customer's own checking account before a joint one, before savings. */
export function mainAccount(accounts: readonly ConsentedAccount[]): ConsentedAccount {
  const order = (account: ConsentedAccount) =>
    (account.kind === 'checking' ? 0 : account.kind === 'savings' ? 2 : 4) + (account.joint ? 1 : 0);
  const [first] = [...accounts].sort((a, b) => order(a) - order(b));
  if (first === undefined) throw new Failure('account.none');
  return first;
}

const fourHours = 4 * 60;
const oneDay = 24 * 60;

/** Old data is said: over four hours after the answer, over a day before it (semantics: stale data). The oldest account decides. */
export function withAge(say: readonly Line[], accounts: readonly ConsentedAccount[]): readonly Line[] {
  const oldest = accounts.map((account) => account.asOf).reduce((a, b) => (b.ageMinutes > a.ageMinutes ? b : a));
  if (oldest.ageMinutes > oneDay) return [line('age.lead', { asOf: { type: 'as-of', asOf: oldest } }), ...say];
  if (oldest.ageMinutes > fourHours) return [...say, line('age.after', { asOf: { type: 'as-of', asOf: oldest } })];
  return say;
}
