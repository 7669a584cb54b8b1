import type { CategoryId } from './categories.ts';

/**
 * Merchant category codes (ISO 18245) in spoken categories, as codes and ranges. What nobody would call by one of our words (money
 * transfer, tax, charity, business services) is not listed and stays uncategorised.
 */
const codes: Readonly<Partial<Record<CategoryId, string>>> = {
  groceries: '5411-5499 5921',
  restaurants: '5811-5814',
  transport: '4011 4111-4112 4121 4131 4784 4789 5511-5533 5551 5561-5599 7511 7513 7523 7531-7549 8675',
  fuel: '5172 5541-5542 5552',
  shopping:
    '4215 4812-4813 5013-5111 5131-5169 5192-5199 5200-5261 5300-5399 5611-5735 5931-5959 5961 5963-5967 5969-5973 5977-5978 5992-5999 ' +
    '7211-7230 7251 7296 7622-7699 9402',
  entertainment: '5816 7800-7841 7911-7996 7998-7999',
  subscriptions: '4899 5815 5817-5818 5968 7372',
  health: '0742 4119 5047 5122 5912 5975-5976 7297-7298 7997 8011-8099',
  travel: '3000-3999 4411 4457 4468 4511 4582 4722-4723 5962 7011-7033 7512 7519',
  housing: '0780 1520-1799 4225 5271 6513 7342-7349',
  utilities: '4814-4821 4900 5983',
  insurance: '5960 6300 6381 6399',
  education: '8211-8299 8351',
  cash: '6010-6011',
};

const ranges: readonly (readonly [from: string, to: string, category: CategoryId])[] = Object.entries(codes).flatMap(([category, list]) =>
  list.split(' ').map((range) => [range.slice(0, 4), range.slice(-4), category as CategoryId] as const),
);

/** The spoken category of a four-digit merchant category code; anything else is uncategorised. */
export function categoryOfMcc(mcc: string): CategoryId {
  if (!/^\d{4}$/.test(mcc)) return 'uncategorised';
  return ranges.find(([from, to]) => from <= mcc && mcc <= to)?.[2] ?? 'uncategorised';
}
