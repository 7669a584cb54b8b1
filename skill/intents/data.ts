import { balance } from './balance.ts';
import { cardOwed } from './card-owed.ts';
import { chargedTwice } from './charged-twice.ts';
import { findTransaction } from './find-transaction.ts';
import type { DataIntent, ListIntent } from './intent.ts';
import type { IntentName } from './intents.ts';
import { recentTransactions } from './recent-transactions.ts';
import { spending } from './spending.ts';
import { warnings } from './warnings.ts';
import { whatDisclosed } from './what-disclosed.ts';

/** Questions that read the bank's data: one file, one line each. */
export const listIntents = { RecentTransactions: recentTransactions, FindTransaction: findTransaction } satisfies Partial<
  Record<IntentName, ListIntent>
>;

export const dataIntents = {
  Balance: balance,
  CardOwed: cardOwed,
  Spending: spending,
  WhatDisclosed: whatDisclosed,
  Warnings: warnings,
  ChargedTwice: chargedTwice,
  ...listIntents,
} satisfies Partial<Record<IntentName, DataIntent>>;

export const isListIntent = (intent: IntentName): intent is keyof typeof listIntents => intent in listIntents;

export const isDataIntent = (intent: IntentName): intent is keyof typeof dataIntents => intent in dataIntents;
