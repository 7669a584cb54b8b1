import type { CustomerId, Withheld } from '#skill';
import { type Api, ApiError, type Output } from '../../companion/api/operations.ts';
import type { AppTask, CustomerStore } from '../store/customer-store.ts';
import { aboutIn } from './about.ts';
import { agree } from './agree.ts';
import type { Cell } from './receipt.ts';
import { cellOf } from './sharing.ts';
import type { Visit } from './visit.ts';

type Task = Output<'listTasks'>[number];

export const taskCalls = (visit: Visit) => {
  const { customers, customer, store, rules, now } = visit;
  return {
    listTasks: () => openTasks(visit),
    doTask: async ({ id }) => {
      const open = (await customers.tasks(customer.id, now)).find((task) => task.id === id);
      if (open?.kind === 'login') return { done: false, goTo: '/login?fresh=1&next=/app' };
      // Two taps at the same moment: one of them does it.
      const task = await customers.finishTask(customer.id, id, now);
      if (task === null) throw new ApiError('not.found');
      if (task.kind === 'allow') await allow(task, visit);
      if (task.kind === 'approve') {
        const { platform, sessionKey, speakerHash } = task;
        const until = new Date(Date.parse(now) + rules.provenMinutes * 60_000).toISOString();
        await store.prove(customer.id, { platform, sessionKey, speakerHash, until });
      }
      return { done: true, goTo: null };
    },
  } satisfies Partial<Api>;
};

/** What waited for a login at the bank is done once the customer came back from there. */
export async function finishLoginTasks(customers: CustomerStore, customerId: CustomerId, now: string): Promise<void> {
  for (const { id, kind } of await customers.tasks(customerId, now)) if (kind === 'login') await customers.finishTask(customerId, id, now);
}

export async function openTasks(visit: Visit): Promise<Task[]> {
  const about = aboutIn(visit);
  return (await visit.customers.tasks(visit.customer.id, visit.now)).map((task) => {
    const { id, platform, createdAt, expiresAt } = task;
    return { id, platform, createdAt, expiresAt, wish: wishOf(task, about) };
  });
}

function wishOf(task: AppTask, about: ReturnType<typeof aboutIn>): Task['wish'] {
  switch (task.kind) {
    case 'allow':
      return { kind: 'allow', fact: task.withheld.kind, accounts: [...task.withheld.accounts] };
    case 'login':
      return { kind: 'login' };
    case 'approve':
      return { kind: 'approve', question: about(task.question, task.createdAt) };
  }
}

/** Exactly these facts of exactly these accounts, beside all that was agreed before. */
async function allow(
  { platform, withheld }: { readonly platform: AppTask['platform']; readonly withheld: Withheld },
  visit: Visit,
): Promise<void> {
  const { customers, customer, keyring, now } = visit;
  const own = new Set((await customers.accounts(customer.id)).map((account) => account.id));
  const accounts: readonly string[] = withheld.accounts.filter((account) => own.has(account));
  const isAllowed = (cell: Cell) => cell.kind === withheld.kind && cell.account !== null && accounts.includes(cell.account);
  const allowed = accounts.map((account): Cell => ({ account, kind: withheld.kind, precision: 'exact' }));
  // A choice made at the same moment is not undone: the tap is added to what is in force then.
  for (let tries = 0; tries < 5; tries += 1) {
    const basis = (await customers.consents(customer.id)).filter((consent) => consent.platform === platform);
    const cells = [...basis.map(cellOf).filter((cell) => !isAllowed(cell)), ...allowed];
    const receipt = await agree({ customers, keyring, now: () => new Date(now) }, customer.id, platform, { cells }, basis);
    if (receipt !== null) return;
  }
  throw new ApiError('conflict');
}
