import { answer, type Ask, type CivilDate, type Currency, type DialogueState, type Platform, type BankReader } from '#skill';
import type { Output } from '../../companion/api/operations.ts';
import type { Part } from '../../locales/spoken.ts';
import type { Loaded } from '../store/store.ts';
import { localTime } from '../store/zoned-clock.ts';
import { worldOf } from '../world-of.ts';
import { inventedBank } from './invented-bank.ts';
import { isLive } from './links.ts';
import type { Visit } from './visit.ts';

type Example = Output<'hearExample'>[number];

const questions = ['Balance', 'Spending', 'RecentTransactions'] as const;
const listeners = { me: 'person', household: 'account' } as const satisfies Record<Example['listener'], Ask['speaker']>;

/** What this platform would say now: invented figures on the customer's own accounts, through the real rules and sentences. */
export async function examplesOf(platform: Platform, visit: Visit): Promise<Example[]> {
  const loaded = await loadedOn(platform, visit);
  const bank = await inventedBank(visit, loaded.customer.today);
  const examples: Example[] = [];
  for (const [listener, speaker] of Object.entries(listeners) as [Example['listener'], Ask['speaker']][])
    examples.push({ platform, listener, lines: await talk(loaded, bank, { platform, speaker }, visit) });
  return examples;
}

async function talk(
  loaded: Loaded,
  bank: BankReader,
  who: Pick<Ask, 'platform' | 'speaker'>,
  { locale, words, speak, customer, rules, now }: Visit,
): Promise<Example['lines']> {
  const store = { bank: () => bank, told: async () => [] };
  const lines: Example['lines'] = [];
  let state: DialogueState | null = null;
  for (const intent of questions) {
    const ask: Ask = { requestId: `example-${intent}`, locale, intent, slots: {}, unreadable: [], ...who };
    const world = worldOf({ ...loaded, state }, { ...loaded.proof, said: null }, ask, store, rules, new Date(now), noActing);
    const { reply, state: next } = await answer(ask, world);
    const { today } = loaded.customer;
    const spoken = speak(reply, { locale, style: 'eye', today, homeCurrency: customer.homeCurrency as Currency });
    lines.push({ they: words(locale)(`example.${intent}`), we: textOf(spoken.speech) });
    state = next;
  }
  return lines;
}

/** An example asks about figures: it freezes and disputes nothing. */
const noActing = { freeze: async () => 'failed' as const, reference: '' };

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : part.type === 'digits' ? part.digits : ' ')).join('');

/** As a turn on this platform would load the customer now. */
async function loadedOn(platform: Platform, { customers, customer, now }: Visit): Promise<Loaded> {
  const [consents, links, proof] = await Promise.all([
    customers.consents(customer.id),
    customers.links(customer.id),
    customers.proof(customer.id),
  ]);
  const link = links.find((one) => one.platform === platform && isLive(one, now));
  return {
    customer: { ...customer, today: localTime(now, customer.zone).slice(0, 10) as CivilDate },
    link: { id: link?.id ?? '', household: link?.household ?? 'nothing', privateMode: link?.privateMode ?? false, returning: true },
    proof: { chosen: proof.chosen, locked: proof.locked, proven: false },
    consents: consents.filter((consent) => consent.platform === platform),
    state: null,
    closed: false,
    ledgerHead: null,
    warnings: [],
    confirmed: [],
  };
}
