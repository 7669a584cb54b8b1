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

const children: Readonly<Record<Exclude<CategoryWord, CategoryId>, readonly CategoryId[]>> = {
  food: ['groceries', 'restaurants'],
  home: ['housing', 'utilities'],
};

/** The categories a word covers, each once (rule "Category: a parent includes its children once"). */
export const childrenOf = (word: CategoryWord): readonly CategoryId[] => (word === 'food' || word === 'home' ? children[word] : [word]);
