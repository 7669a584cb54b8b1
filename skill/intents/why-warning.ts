import { Failure } from '../failure.ts';
import type { ConsentedWarnings, HeardWarning } from '../policy/consented-warnings.ts';
import type { Line } from '../reply.ts';
import type { Scene, TalkIntent } from './intent.ts';
import { line } from './line.ts';
import type { WarningId } from '../warnings/warning.ts';
import { askOf, heardOf } from './tell-warning.ts';
import { whyLines } from './warned-lines.ts';

/** "Why did you warn me?": the reason in full, of the warning in talk or else the most urgent one. */
export const whyWarning: TalkIntent = async (scene) => {
  const heard = await explainedOf(scene);
  if (heard === null) return { say: [line('warnings.no-why')], then: 'ask' };
  if (heard === 'settled') return { say: [line('warnings.settled')], then: 'ask' };
  return { say: [...whyLines(heard), ...(await accountLine(heard, scene)), ...askOf(heard)], then: 'ask', ...heardOf(heard) };
};

async function explainedOf({ bank, state, warnings }: Scene): Promise<HeardWarning | 'settled' | null> {
  const id = state.expecting?.kind === 'mine' ? state.expecting.warning : state.warning;
  if (id !== null) return heardOrRefused(id, warnings) ?? 'settled';
  const accounts = await bank.accounts();
  if (accounts.length === 0) throw new Failure('account.none');
  return warnings.on(accounts.map((account) => account.id)).heard[0] ?? null;
}

/** The open warning, if this listener may hear it; refused as telling it would be. null: it is open no more. */
export function heardOrRefused(id: WarningId, { heard, open, check }: ConsentedWarnings): HeardWarning | null {
  for (const warning of open) if (warning.id === id) check(warning);
  return heard.find((warning) => warning.id === id) ?? null;
}

/** Which account it is about, where its name may be said */
async function accountLine({ accountId }: HeardWarning, { bank }: Scene): Promise<readonly Line[]> {
  if (!bank.may('account-name', [accountId])) return [];
  const account = (await bank.accounts()).find(({ id }) => id === accountId);
  return account === undefined ? [] : [line('why.concerns', { account: account.name() })];
}
