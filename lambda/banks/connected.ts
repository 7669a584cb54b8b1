import type { Bank } from './bank.ts';

/** The bank behind the live functions: its connector goes here (docs/how-to/connect-a-bank.md). Null until there is one. */
export const connected: Bank | null = null;
