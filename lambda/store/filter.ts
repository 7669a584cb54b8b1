import type { CustomerId, TransactionFilter } from '#skill';

// A TransactionFilter as SQL over `transaction`. Values come as parameters only: filterParams gives $1 to $12.

/** Whose rows, of which accounts, dates and merchant. A superseded row is nobody's. */
export const inScope = `
  customer_id = $1 and not superseded and account_id = any($2::text[])
  and ($3::date is null or date >= $3) and ($4::date is null or date <= $4)
  and ($5::text is null or merchant_id = $5)`;

/** Which of those rows are asked for. Never null. */
export const asked = `
  ($6::text[] is null or kind = any($6))
  and ($7::text[] is null or category = any($7))
  and ($8::text is null or status = $8)
  and ($9::text is null or currency = $11 and case $9
    when 'over' then abs(amount_minor) > $10::bigint
    when 'under' then abs(amount_minor) < $10::bigint
    else abs(amount_minor) = $10::bigint end)
  and not ($12::boolean and kind in ('own-transfer', 'card-repayment') and amount_minor > 0)
  and not ($13::boolean and amount_minor >= 0)`;

export function filterParams(
  customer: CustomerId,
  { accounts, range, merchantId, kinds, categories, status, amount, oneLeg, out }: TransactionFilter,
) {
  return [
    customer,
    accounts,
    range?.from ?? null,
    range?.to ?? null,
    merchantId ?? null,
    kinds ?? null,
    categories ?? null,
    status ?? null,
    amount?.comparison ?? null,
    amount?.amountMinor ?? null,
    amount?.currency ?? null,
    oneLeg ?? false,
    out ?? false,
  ];
}
