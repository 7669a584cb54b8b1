import { answer, type Ask, type CivilDate, type Currency, type DialogueState, type Platform, type World } from '#skill';
import type { Output } from '../../companion/api/operations.ts';
import type { Part } from '../../locales/spoken.ts';
import { localTime } from '../store/zoned-clock.ts';
import { inventedBank } from './invented-bank.ts';
import { isLive } from './links.ts';
import type { Visit } from './visit.ts';

type Example = Output<'hearExample'>[number];

const questions = ['Balance', 'Spending', 'RecentTransactions'] as const;
const listeners = { me: 'person', household: 'account' } as const satisfies Record<Example['listener'], Ask['speaker']>;

/** What this platform would say now: invented figures on the customer's own accounts, through the real rules and sentences. */
export async function examplesOf(platform: Platform, visit: Visit): Promise<Example[]> {
  const world = await worldOf(platform, visit);
  const examples: Example[] = [];
  for (const [listener, speaker] of Object.entries(listeners) as [Example['listener'], Ask['speaker']][])
    examples.push({ platform, listener, lines: await talk(world, { platform, speaker }, visit) });
  return examples;
}

async function talk(
  world: World,
  who: Pick<Ask, 'platform' | 'speaker'>,
  { locale, words, speak, customer }: Visit,
): Promise<Example['lines']> {
  const lines: Example['lines'] = [];
  let state: DialogueState | null = null;
  for (const intent of questions) {
    const ask: Ask = { requestId: `example-${intent}`, locale, intent, slots: {}, unreadable: [], ...who };
    const { reply, state: next } = await answer(ask, { ...world, state });
    const spoken = speak(reply, { locale, style: 'eye', today: world.customer.today, homeCurrency: customer.homeCurrency as Currency });
    lines.push({ they: words(locale)(`example.${intent}`), we: textOf(spoken.speech) });
    state = next;
  }
  return lines;
}

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => (part.type === 'text' ? part.text : part.type === 'digits' ? part.digits : ' ')).join('');

async function worldOf(platform: Platform, visit: Visit): Promise<World> {
  const { customers, customer, rules, now } = visit;
  const today = localTime(now, customer.zone).slice(0, 10) as CivilDate;
  const [consents, links, proof, bank] = await Promise.all([
    customers.consents(customer.id),
    customers.links(customer.id),
    customers.proof(customer.id),
    inventedBank(visit, today),
  ]);
  const link = links.find((one) => one.platform === platform && isLive(one, now));
  const loginAgeMs = customer.loginAt === null ? null : Date.parse(now) - Date.parse(customer.loginAt);
  return {
    customer: {
      ...customer,
      today,
      loginAgeDays: loginAgeMs === null ? null : Math.floor(loginAgeMs / 86_400_000),
      loginFresh: loginAgeMs !== null && loginAgeMs <= rules.freshLoginMinutes * 60_000,
    },
    link: { household: link?.household ?? 'nothing', privateMode: link?.privateMode ?? false, returning: true },
    proof: { chosen: proof.chosen, locked: proof.locked, proven: false, said: null },
    ceiling: rules.ceilingFor(customer.region, platform),
    consents: consents.filter((consent) => consent.platform === platform),
    state: null,
    bank,
    told: async () => [],
  };
}
