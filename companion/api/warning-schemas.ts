import * as z from 'zod/mini';
import { detectedKinds, severities, warningKinds } from '#skill';
import type { PromiseLevel } from '#skill/build';
import { day, instant, money, platformSchema } from './schemas.ts';

/** The shapes of /api/v1 that are about warnings. Unlike an assistant, the bank's own app may show figures: they are the customer's. */

const over = z.enum([...platformSchema.options, 'app']).check(z.describe('Where the customer said it: an assistant, or these pages'));

/** Larger than any that is taken: it was said to an assistant, or sent by the bank, and is shown as it is. */
const figure = z.object({ value: z.string().check(z.regex(/^-?\d{1,19}(\.\d{1,3})?$/)), currency: z.string() });

export const warning = z.object({
  id: z.uuid(),
  source: z.enum(['bank', 'detector']).check(z.describe("The bank's own engine, which sees all its customers, or ours")),
  kind: z.enum(warningKinds),
  severity: z.enum(severities),
  state: z.enum(['open', 'mine', 'not-mine', 'closed', 'expired']),
  openedAt: instant,
  expiresAt: instant,
  account: z.string(),
  transaction: z.nullable(z.string()),
  payment: z
    .nullable(z.object({ amount: figure, merchant: z.nullable(z.string()), date: day }))
    .check(z.describe('The payment it is about, negative = money out; null: a balance, or an account')),
  why: z.string().check(z.describe("The reason in the customer's language, with its figures")),
  heardAt: z.nullable(instant).check(z.describe('First told by an assistant')),
  answeredAt: z.nullable(instant),
  answeredOver: z.nullable(over),
});
export const warningsQuery = z.object({
  before: z.optional(z.uuid().check(z.describe('`next` of the page before'))),
});
export const warningPage = z.object({ warnings: z.array(warning), next: z.nullable(z.uuid()) });

export const dispute = z.object({
  reference: z.string().check(z.describe('Names it when talking to the bank; it opens nothing')),
  warning: z.nullable(z.uuid()),
  transaction: z.nullable(z.string()),
  account: z.string(),
  openedAt: instant,
  openedOver: over,
});

export const warningAnswer = z.strictObject({
  answer: z
    .enum(['mine', 'not-mine', 'closed'])
    .check(z.describe('closed: seen, and there is nothing to answer. A low balance takes only this.')),
});
export const warningAnswered = z.object({
  warning,
  dispute: z.nullable(dispute).check(z.describe("Opened by 'not-mine'")),
  canFreeze: z.boolean().check(z.describe('The account has a card that is not frozen')),
});

export const card = z.object({ account: z.string(), card: z.enum(['active', 'frozen']) });

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const promise: readonly PromiseLevel[] = ['year', 'quarter', 'month'];

const choices = {
  promise: z.enum(promise).check(z.describe('At most one false alarm a year, a quarter, a month')),
  muted: z.array(z.enum(detectedKinds)).check(z.maxLength(detectedKinds.length)),
  quiet: z
    .nullable(z.strictObject({ from: clock, to: clock }))
    .check(z.describe("No notice is sent between these, on the customer's own clock")),
};

export const watch = z.object({
  ...choices,
  lowBalance: z.nullable(figure).check(z.describe('Warn below it; in the home currency')),
  phrase: z.nullable(z.string()).check(z.describe('Stands in every notice; null: no notice is sent')),
  suggestions: z.array(z.string()).check(z.describe('Three phrases to choose from, new ones each time')),
  detector: z.boolean().check(z.describe("Whether our own detector looks at payments; the bank's engine warns either way")),
  vapidPublicKey: z.nullable(z.string()).check(z.describe('With which a browser subscribes to notices; null: none are sent to browsers')),
});
export const watchChange = z.partial(
  z.strictObject({
    ...choices,
    lowBalance: z.nullable(money),
    phrase: z.nullable(
      z
        .string()
        .check(z.trim(), z.minLength(3), z.maxLength(40), z.regex(/^[\p{L}\p{M}]+( [\p{L}\p{M}]+){1,3}$/u))
        .check(z.describe('Two to four words; no digits, so that it never looks like a code')),
    ),
  }),
);

/** As a browser's PushSubscription.toJSON() has it: the endpoint and the keys for which a notice is encrypted (RFC 8291). */
const endpoint = z.string().check(z.maxLength(1_000), z.regex(/^https:\/\/[a-z0-9.-]+\/[\x21-\x7e]+$/));
export const push = z.strictObject({
  endpoint,
  keys: z.strictObject({
    p256dh: z.string().check(z.regex(/^B[\w-]{86}$/)),
    auth: z.string().check(z.regex(/^[\w-]{22}$/)),
  }),
});
export const pushEnd = z.strictObject({ endpoint });
