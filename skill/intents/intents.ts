/** The closed table of intents: ids are Alexa intent names, Dialogflow display names and file names in kebab-case. */
export const intentNames = [
  'Balance',
  'CardOwed',
  'RecentTransactions',
  'FindTransaction',
  'Spending',
  'LostCard',
  'FollowUp',
  'Repeat',
  'More',
  'SelectOrdinal',
  'WhyAnswer',
  'Help',
  'Stop',
  'Cancel',
  'NavigateHome',
  'Yes',
  'No',
  'Greet',
  'Thanks',
  'Fallback',
  'Unsupported',
  'WhatDisclosed',
  'PrivateMode',
  'StopSharing',
  'SendToApp',
  'Warnings',
  'WhyWarning',
  'ConfirmMine',
  'DenyMine',
  'FreezeCard',
  'UnfreezeCard',
  'NotRecognised',
  'ChargedTwice',
  'Dispute',
  'SetAlert',
  'Human',
] as const;

/**
 * Understood so that no other question is answered in their place, and for now answered by a pointer to the bank's
 * own app: a wrong figure is worse than none.
 */
export const laterIntentNames = [
  'CardDue',
  'CompareSpending',
  'AverageSpending',
  'BiggestPurchase',
  'TopSpending',
  'Income',
  'Pending',
  'Cash',
  'Foreign',
  'Fees',
  'Subscriptions',
  'PriceRises',
  'UpcomingBills',
  'SafeToSpend',
  'CanAfford',
  'BudgetLeft',
  'LastAt',
  'RefundStatus',
  'CardDeclined',
  'PinChange',
] as const;

export type AnsweredIntent = (typeof intentNames)[number];
export type LaterIntent = (typeof laterIntentNames)[number];
export type IntentName = AnsweredIntent | LaterIntent;
