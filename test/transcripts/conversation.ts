import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Locale } from '#skill';

/** One thing the customer says, in several ways, and what must be heard. */
export interface TurnExpected {
  readonly they: readonly string[];
  /** The whole answer without the closing question; figures in braces are the oracle's. */
  readonly we?: string;
  /** How the answer begins, where the rest is another test's matter */
  readonly opens?: string;
  /** "kind account" of every ledger row */
  readonly disclosed?: readonly string[];
}

export interface Conversation {
  readonly question: string;
  readonly person: string;
  /** ISO instant; a Monday noon if absent */
  readonly at?: string;
  readonly locale: Locale;
  readonly turns: readonly TurnExpected[];
}

/** The conversations of one language. */
export function conversationsIn(locale: Locale): readonly Conversation[] {
  const text = readFileSync(`test/transcripts/${locale}.yaml`, 'utf8');
  return (parse(text) as Omit<Conversation, 'locale'>[]).map((conversation) => ({ ...conversation, locale }));
}

/** Monday, 23 November 2026, noon in New York: the weekend's payments are still pending. */
export const mondayNoon = '2026-11-23T17:00:00Z';
