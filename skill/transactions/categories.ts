/** The closed list of spoken categories. A transaction has exactly one. */
export const categories = [
  'groceries',
  'restaurants',
  'transport',
  'fuel',
  'shopping',
  'entertainment',
  'subscriptions',
  'health',
  'travel',
  'housing',
  'utilities',
  'insurance',
  'education',
  'cash',
  'fees',
  'uncategorised',
] as const;

export type CategoryId = (typeof categories)[number];

/** What a customer may say: a category, or a parent that includes its children once. */
export type CategoryWord = CategoryId | 'food' | 'home';
