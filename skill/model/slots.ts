import type { IntentName } from '../intents/intents.ts';

/**
 * The slots that may stand in an utterance, and what each platform calls them. One table for the Alexa model, the
 * Dialogflow agent and the terminal and simulator, which turn understood slots into platform values by it.
 * `period`, `duration`, `from` and `until` all become the neutral slot `period`: a platform date is one period, so
 * "since Monday" (from), "from May to June" (from, until) and "the last 30 days" (duration) need slots of their own.
 */
export const utteranceSlots = {
  account: { alexa: 'ACCOUNT', dialogflow: ['@account'] },
  merchant: { alexa: 'MERCHANT', dialogflow: ['@merchant'] },
  category: { alexa: 'CATEGORY', dialogflow: ['@category'] },
  period: { alexa: 'AMAZON.DATE', dialogflow: ['@sys.date-period', '@sys.date'] },
  duration: { alexa: 'AMAZON.DURATION', dialogflow: ['@sys.duration'] },
  from: { alexa: 'AMAZON.DATE', dialogflow: ['@sys.date'] },
  until: { alexa: 'AMAZON.DATE', dialogflow: ['@sys.date'] },
  amount: { alexa: 'AMAZON.NUMBER', dialogflow: ['@sys.number'] },
  comparison: { alexa: 'COMPARISON', dialogflow: ['@comparison'] },
  count: { alexa: 'AMAZON.NUMBER', dialogflow: ['@sys.number'] },
  ordinal: { alexa: 'ORDINAL', dialogflow: ['@ordinal'] },
  topic: { alexa: 'TOPIC', dialogflow: ['@topic'] },
} as const;

export type UtteranceSlot = keyof typeof utteranceSlots;

const when = ['period', 'duration', 'from', 'until'] as const;

/** Which slots an intent's utterances may hold; an intent not listed has none. */
export const intentSlots: Readonly<Partial<Record<IntentName, readonly UtteranceSlot[]>>> = {
  Balance: ['account'],
  CardOwed: ['account'],
  RecentTransactions: ['account', 'count'],
  FindTransaction: ['merchant', 'category', 'amount', 'comparison', ...when],
  Spending: ['merchant', 'category', 'account', ...when],
  LostCard: ['account'],
  FollowUp: ['merchant', 'category', 'account', ...when],
  SelectOrdinal: ['ordinal'],
  Unsupported: ['topic'],
  CardDue: ['account'],
  CompareSpending: ['merchant', 'category', 'period'],
  AverageSpending: ['merchant', 'category', 'period'],
  BiggestPurchase: ['category', 'period'],
  TopSpending: ['period'],
  Income: ['period'],
  Pending: ['account'],
  Cash: ['period', 'duration'],
  Foreign: ['period', 'duration'],
  Fees: ['period', 'duration'],
  UpcomingBills: ['period'],
  CanAfford: ['amount'],
  BudgetLeft: ['category'],
  LastAt: ['merchant'],
  RefundStatus: ['merchant'],
  FreezeCard: ['account'],
  UnfreezeCard: ['account'],
  NotRecognised: ['merchant', 'amount'],
  ChargedTwice: ['merchant'],
  ConfirmMine: ['merchant'],
  DenyMine: ['merchant'],
  SetAlert: ['amount'],
  WhatDisclosed: [...when],
};
