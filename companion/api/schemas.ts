import * as z from 'zod/mini';
import { categories, factKinds, households, precisions, proofs } from '#skill';

/**
 * The shapes of /api/v1, the one source of its checks, its types and its OpenAPI document. Amounts are decimal text with a currency.
 * What comes in is strict: an unknown name is refused, so that a slip never passes for a change.
 */

export const platformSchema = z.enum(['alexa', 'web-chat', 'phone', 'slack', 'other-chat']);
export const instant = z.iso.datetime();
export const day = z.iso.date();
const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/));
const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,3})?$/), z.describe('Decimal text with at most the digits its currency has'));
export const money = z.strictObject({ value: decimal, currency: currencyCode });
const factKind = z.enum(factKinds);
const precision = z
  .enum(precisions)
  .check(
    z.describe(
      "To the cent; rounded to fixed edges; only above or below the customer's threshold; not at all. Roughly only amounts are told.",
    ),
  );
const household = z
  .enum(households)
  .check(z.describe('What somebody at the device hears who is not known to be the customer: nothing; round balances and totals; all'));

export const link = z.object({
  id: z.uuid(),
  platform: platformSchema,
  household,
  privateMode: z.boolean(),
  linkedAt: instant,
  lastUsedAt: z.nullable(instant),
  state: z.enum(['live', 'ended', 'lapsed']).check(z.describe('lapsed: past its end date, or ended on the side of the platform')),
});

export const linkChange = z.strictObject({ household: z.optional(household), privateMode: z.optional(z.boolean()) });

const accountOrAll = z.nullable(z.string()).check(z.describe('null: every account that has no cell of its own, also future ones'));
/** One platform's part of the matrix */
export const cell = z.strictObject({ account: accountOrAll, kind: factKind, precision });
export const sharing = z.object({
  platform: platformSchema,
  bundle: z
    .nullable(z.enum(['just-me', 'shared-room', 'warnings-only']))
    .check(z.describe('The way to begin that these cells and the links still are; null once the customer changed them')),
  cells: z.array(cell).check(z.describe('What has no cell is not told')),
  most: z.partialRecord(factKind, precision).check(z.describe('What the bank allows at most: a cell above it has no effect')),
  keeps: z
    .object({ checkedOn: day, deleteAt: z.nullable(z.url()) })
    .check(z.describe('Where the customer deletes what the platform itself keeps of what it hears')),
  receipt: z.nullable(z.string()).check(z.describe('Id of the receipt under which this was agreed last')),
});
export const sharingChange = z.union([
  z.strictObject({ bundle: z.enum(['just-me', 'shared-room', 'warnings-only']) }),
  z.strictObject({ cells: z.array(cell).check(z.maxLength(400)) }),
]);
/** Who listens, for "hear an example" */
export const example = z.object({
  platform: platformSchema,
  listener: z.enum(['me', 'household']),
  /** Invented figures through the customer's real rules: question and spoken answer, one per line of talk */
  lines: z.array(z.object({ they: z.string(), we: z.string() })),
});

export const account = z.object({
  id: z.string(),
  kind: z.enum(['checking', 'savings', 'card']),
  joint: z.boolean(),
  name: z.string(),
  nickname: z.nullable(z.string()),
  lastFour: z.string(),
  hidden: z.boolean(),
  card: z.nullable(z.enum(['active', 'frozen'])).check(z.describe('Its card; null: it has none, or none that could be frozen here')),
});
export const accountChange = z.strictObject({
  nickname: z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(30), z.regex(/^[\p{L}\p{N} '’-]+$/u)))),
  hidden: z.optional(z.boolean()),
});

export const proof = z.object({ chosen: z.enum(proofs), locked: z.boolean(), changedAt: z.nullable(instant) });
/** Digits only with 'pin'. The same door resets a locked one. */
export const proofChange = z.discriminatedUnion('chosen', [
  z.strictObject({ chosen: z.literal('pin'), pin: z.string().check(z.regex(/^\d{4,6}$/)) }),
  z.strictObject({ chosen: z.enum(['none', 'platform-pin', 'app']) }),
]);

/** A tap that waits in the app. */
export const task = z.object({
  id: z.uuid(),
  platform: platformSchema,
  createdAt: instant,
  expiresAt: instant,
  wish: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('allow'), fact: factKind, accounts: z.array(z.string()) }),
    z.object({ kind: z.literal('login') }),
    z.object({ kind: z.literal('approve'), question: z.string() }),
  ]),
});
export const taskDone = z.object({
  done: z.boolean(),
  goTo: z.nullable(z.string()).check(z.describe("A path of the companion's pages that does it: signing in at the bank again")),
});

/** One fact that was told, without its figure. */
export const ledgerRow = z.object({
  seq: z.string(),
  at: instant,
  platform: platformSchema,
  speaker: z.nullable(z.string()).check(z.describe('Hash of the recognised person or else the device; null if the platform named none')),
  requestId: z.string(),
  intent: z.string(),
  about: z.string().check(z.describe("What was asked, in the customer's language")),
  account: z.string(),
  kind: factKind,
  precision,
  consent: z.string().check(z.describe('The cell that allowed it: the id of its receipt, kind and account')),
  hash: z.string().check(z.describe('SHA-256 over the row before and this one')),
});
/** Years that a database counts, too */
const askedDay = z.iso.date().check(z.regex(/^(19|20|21)/));
export const ledgerQuery = z.object({
  platform: z.optional(platformSchema),
  kind: z.optional(factKind),
  account: z.optional(z.string().check(z.maxLength(100), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))),
  from: z.optional(askedDay),
  to: z.optional(askedDay),
  before: z.optional(z.string().check(z.regex(/^\d{1,18}$/), z.describe('Rows before this seq: `next` of the page before'))),
});
export const ledgerPage = z.object({ rows: z.array(ledgerRow), next: z.nullable(z.string()) });
export const ledgerCheck = z.object({
  whole: z.boolean().check(z.describe("Every row chains to the next and the end carries the bank's signature")),
  rows: z.int(),
  brokenAt: z.nullable(z.string()).check(z.describe('The first row that does not hold; null if it is the signature that does not')),
});

export const settings = z.strictObject({
  locale: z.nullable(z.enum(['en-US', 'fr-FR'])),
  zone: z.string(),
  weekStartsOn: z
    .nullable(z.int().check(z.minimum(0), z.maximum(6)))
    .check(z.describe('0 Sunday ... 6 Saturday; null: as where the customer lives')),
  monthStartsOn: z.int().check(z.minimum(1), z.maximum(28), z.describe("Day on which the customer's month begins, for pay day")),
  threshold: money,
  budgets: z.array(z.strictObject({ category: z.enum(categories), amount: money })),
});
export const settingsChange = z.partial(settings);

export const receipt = z.object({
  id: z.string(),
  at: instant,
  platform: platformSchema,
  body: z.unknown(),
  keyId: z.string(),
  signature: z.string(),
});
export const kept = z.object({
  /** What stays after erasure, why, and until when */
  items: z.array(
    z.object({ what: z.enum(['ledger', 'receipts', 'support-looks']), reason: z.enum(['proof-of-consent', 'audit']), until: day }),
  ),
});
export const look = z.object({
  at: instant,
  who: z.string(),
  did: z.enum(['looked', 'unlinked', 'unlocked', 'erased']),
  reason: z.string(),
});
export const everything = z.record(z.string(), z.array(z.unknown()));

export const overview = z.object({
  bank: z.string(),
  links: z.array(link),
  tasks: z.array(task),
  /** The last questions answered, newest first */
  said: z.array(ledgerRow),
  proof,
  reviewer: z.boolean(),
});

export const spending = z.object({
  months: z.array(z.object({ month: z.string().check(z.regex(/^\d{4}-\d{2}$/)), currency: currencyCode, total: decimal })),
  categories: z.array(z.object({ category: z.string(), currency: currencyCode, total: decimal })),
  month: z.string(),
});

export const handoff = z.object({ url: z.string(), expiresAt: instant });
/** Phone lines and chats that the bank's login does not reach are linked by a code that is said or typed there. */
export const codeWish = z.strictObject({
  platform: z.enum(['phone', 'slack', 'other-chat']),
  bundle: z.enum(['just-me', 'shared-room', 'warnings-only']),
});
export const code = z.object({ code: z.string().check(z.regex(/^\d{8}$/)), expiresAt: instant });
export const done = z.object({ done: z.literal(true) });

/** Closed, each with words under `api.<code>` in companion.json. */
export const errorCodes = [
  'input.invalid',
  'not.signed-in',
  'login.stale',
  'not.found',
  'not.allowed',
  'conflict',
  'card.none',
  'too.large',
  'failed',
  'bank.failed',
] as const;
export const problem = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    /** The part of the input that was refused, "pin" or "cells.3.precision" */
    field: z.optional(z.string()),
  }),
});
