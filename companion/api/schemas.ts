import * as z from 'zod/mini';
import { categories, factKinds, households, precisions, proofs } from '#skill';

/**
 * The shapes of /api/v1, the one source of its checks, its types and its OpenAPI document. Amounts are decimal text with a currency.
 * What comes in is strict: an unknown name is refused, so that a slip never passes for a change.
 */

export const platformSchema = z.enum(['alexa', 'web-chat', 'phone', 'slack', 'other-chat']);
const instant = z.iso.datetime();
const day = z.iso.date();
const currencyCode = z.string().check(z.regex(/^[A-Z]{3}$/));
const decimal = z.string().check(z.regex(/^-?\d{1,12}(\.\d{1,3})?$/));
export const money = z.strictObject({ value: decimal, currency: currencyCode });
const factKind = z.enum(factKinds);
const precision = z.enum(precisions);
const household = z.enum(households);

export const link = z.object({
  id: z.uuid(),
  platform: platformSchema,
  household,
  privateMode: z.boolean(),
  linkedAt: instant,
  lastUsedAt: z.nullable(instant),
  /** 'lapsed': past its end date or revoked elsewhere */
  state: z.enum(['live', 'ended', 'lapsed']),
});

export const linkChange = z.strictObject({ household: z.optional(household), privateMode: z.optional(z.boolean()) });

/** One platform's part of the matrix. `account` null: every account, also future ones. */
export const cell = z.strictObject({ account: z.nullable(z.string()), kind: factKind, precision });
export const sharing = z.object({
  platform: platformSchema,
  /** The way to begin that these cells are, or null if the customer changed them */
  bundle: z.nullable(z.enum(['just-me', 'shared-room', 'warnings-only'])),
  cells: z.array(cell),
  /** What the operator allows at most; a cell above it has no effect */
  most: z.partialRecord(factKind, precision),
  /** What the platform itself keeps of what it hears */
  keeps: z.object({ checkedOn: day, deleteAt: z.nullable(z.url()) }),
  receipt: z.nullable(z.string()),
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
/** 'login': go there to sign in at the bank, which does the task. */
export const taskDone = z.object({ done: z.boolean(), goTo: z.nullable(z.string()) });

/** One fact that was told, without its figure. */
export const ledgerRow = z.object({
  seq: z.string(),
  at: instant,
  platform: platformSchema,
  /** Hash of the recognised person or else the device; null if the platform named none */
  speaker: z.nullable(z.string()),
  requestId: z.string(),
  /** The question's intent */
  intent: z.string(),
  /** What it was about, in the customer's language: "groceries, last month" */
  about: z.string(),
  account: z.string(),
  kind: factKind,
  precision,
  consent: z.string(),
  hash: z.string(),
});
/** Years that a database counts, too */
const askedDay = z.iso.date().check(z.regex(/^(19|20|21)/));
export const ledgerQuery = z.object({
  platform: z.optional(platformSchema),
  kind: z.optional(factKind),
  account: z.optional(z.string().check(z.maxLength(100), z.regex(/^[^\p{Cc}\p{Cs}]*$/u))),
  from: z.optional(askedDay),
  to: z.optional(askedDay),
  before: z.optional(z.string().check(z.regex(/^\d{1,18}$/))),
});
export const ledgerPage = z.object({ rows: z.array(ledgerRow), next: z.nullable(z.string()) });
/** 'whole': every row chains to the next and the signed end is ours. Else the first row at which it does not hold. */
export const ledgerCheck = z.object({ whole: z.boolean(), rows: z.int(), brokenAt: z.nullable(z.string()) });

export const settings = z.strictObject({
  locale: z.nullable(z.enum(['en-US', 'fr-FR'])),
  zone: z.string(),
  /** 0 = Sunday; null: as where the customer lives */
  weekStartsOn: z.nullable(z.int().check(z.minimum(0), z.maximum(6))),
  /** Day of the month on which the customer's month begins, for pay day */
  monthStartsOn: z.int().check(z.minimum(1), z.maximum(28)),
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
export const done = z.object({ done: z.literal(true) });

/** Closed, each with words under `api.<code>` in companion.json. */
export const errorCodes = ['input.invalid', 'not.signed-in', 'not.found', 'not.allowed', 'conflict', 'too.large', 'failed'] as const;
export const problem = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    /** The part of the input that was refused, "pin" or "cells.3.precision" */
    field: z.optional(z.string()),
  }),
});
