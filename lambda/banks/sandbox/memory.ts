import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Payment } from './payment.ts';

/** What happened to a customer beside their story. */
export interface Remembered {
  /** Accounts whose card is frozen, by the story's names */
  readonly frozen: readonly string[];
  readonly payments: readonly Payment[];
}

/** What the invented bank remembers by itself: none of it is in our database. */
export interface SandboxMemory {
  of(customer: string): Remembered;
  /** Payments somebody tries to make; gives those that went through. A frozen card pays nothing. */
  add(customer: string, payments: readonly Payment[]): readonly Payment[];
  /** Twice is fine. */
  setCard(customer: string, account: string, card: 'active' | 'frozen'): void;
}

export const nothingRemembered: Remembered = { frozen: [], payments: [] };

/** Kept in a JSON file, or, without one, as long as the process lives. */
export function sandboxMemory(file: string | null = null): SandboxMemory {
  let all = file === null ? {} : read(file);
  const of = (customer: string): Remembered => all[customer] ?? nothingRemembered;
  const keep = (customer: string, remembered: Remembered): void => {
    all = { ...all, [customer]: remembered };
    if (file !== null) write(file, JSON.stringify(all));
  };
  return {
    of,
    add(customer, payments) {
      const before = of(customer);
      const paid = payments.filter(({ account }) => !before.frozen.includes(account));
      const known = new Set(before.payments.map(({ key }) => key));
      const fresh = paid.filter(({ key }) => !known.has(key));
      if (fresh.length > 0) keep(customer, { ...before, payments: [...before.payments, ...fresh] });
      return paid;
    },
    setCard(customer, account, card) {
      const before = of(customer);
      const others = before.frozen.filter((one) => one !== account);
      keep(customer, { ...before, frozen: card === 'frozen' ? [...others, account] : others });
    },
  };
}

type All = Readonly<Record<string, Remembered>>;

function read(file: string): All {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as All;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** A file that is renamed into place is never half a file. */
function write(file: string, text: string): void {
  writeFileSync(`${file}-${process.pid}`, text);
  renameSync(`${file}-${process.pid}`, file);
}
