import * as z from 'zod/mini';
import { severities, warningKinds } from '#skill';
import type { Operation } from './operations.ts';
import { done } from './schemas.ts';

/** What the bank's own systems call, signed as Standard Webhooks 1.0.0: its fraud engine, and whoever learns first of new payments. */

const instant = z.iso.datetime();
const bankId = (what: string) => z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cs}]+$/u), z.describe(what));
const customer = bankId('As in `sub` of the tokens of the bank');

export const bankAlert = z.strictObject({
  id: bankId("The bank's own id of the alert: sent again, it is known"),
  customer,
  account: bankId("The bank's own id of the account"),
  transaction: z.optional(bankId("The bank's own id of the payment")),
  reason: z.enum(warningKinds),
  severity: z.enum(severities).check(z.describe('severe: money may be lost now. It is told before anything else.')),
  at: instant,
  expiresAt: z.optional(instant).check(z.describe('Until when it is worth telling; else two weeks')),
  payment: z.optional(
    z
      .strictObject({
        date: z.iso.date(),
        amount: z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,3})?$/), z.describe('Decimal text, negative = money out')),
        currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
        merchant: z.optional(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cs}]+$/u))),
        mcc: z.optional(
          z.string().check(z.regex(/^\d{4}$/), z.describe('ISO 18245: by it we know which shops the customer may want unnamed')),
        ),
      })
      .check(z.describe('For a payment that we may not hold yet')),
  ),
});

export const warningRaised = z.object({ warning: z.uuid() });
export const paymentsChanged = z.strictObject({ customer });

export const hooks = {
  raiseWarning: {
    method: 'post',
    path: '/warnings',
    summary: "The bank's own alert: we explain it, tell the customer, ask, and send the answer back",
    body: bankAlert,
    response: warningRaised,
  },
  paymentsChanged: {
    method: 'post',
    path: '/transactions',
    summary: 'A customer has new payments, or changed ones: read them, and look at them',
    body: paymentsChanged,
    response: done,
  },
} as const satisfies Record<string, Operation>;
