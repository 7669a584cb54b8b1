import * as z from 'zod/mini';
import { platformSchema } from './schemas.ts';

/** What we send to the bank's notification hub. It may gain names; ids of accounts and payments are the bank's own. */

const instant = z.iso.datetime();
const customer = z.string();
const over = z.enum([...platformSchema.options, 'app']).check(z.describe('Where the customer said it'));
const account = z.string();
const transaction = z.nullable(z.string());
const reference = z.string().check(z.describe('Spoken to the customer, who names it when talking to the bank'));

const event = <Type extends string, Shape extends z.core.$ZodShape>(type: Type, data: Shape) =>
  z.object({
    type: z.literal(type),
    timestamp: instant.check(z.describe('When it happened, or of a warning since when it is due')),
    data: z.object(data),
  });

/** By type, each with the sentence that describes it */
export const bankEvents = {
  'warning.opened': {
    summary: 'Tell the customer, over whatever the bank has, that there is something to look at: these very words, and no fact',
    schema: event('warning.opened', {
      customer,
      warning: z.uuid(),
      locale: z.string(),
      title: z.string(),
      text: z.string().check(z.describe('Carries the phrase by which the customer knows it is not forged')),
      expiresAt: instant.check(z.describe('Not to be told after that')),
    }),
  },
  'warning.answered': {
    summary: 'What the customer said to a warning',
    schema: event('warning.answered', {
      customer,
      warning: z.uuid(),
      alert: z.nullable(z.string()).check(z.describe("The bank's own id of its alert; null: our detector warned")),
      transaction,
      answer: z.enum(['mine', 'not-mine', 'closed']),
      over,
    }),
  },
  'card.frozen': { summary: 'The customer froze the card of an account', schema: event('card.frozen', { customer, account, over }) },
  'card.unfrozen': { summary: 'The customer released it, in the app', schema: event('card.unfrozen', { customer, account, over }) },
  'dispute.opened': {
    summary: 'The customer does not recognise a payment',
    schema: event('dispute.opened', { customer, reference, account, transaction, over }),
  },
  'hand-over.requested': {
    summary: 'The customer wants a person of the bank',
    schema: event('hand-over.requested', { customer, reference: z.nullable(reference), over }),
  },
} as const;

const example = { customer: 'c-1042', over: 'alexa', timestamp: '2026-11-23T12:00:00Z', warning: '7d9a8c0e-54a4-4a4e-9d3c-6f1f3d0f5a22' };
const { timestamp, ...told } = example;
const { warning: _, ...done } = told;

export const bankEventExamples = {
  'warning.opened': {
    type: 'warning.opened',
    timestamp,
    data: {
      customer: told.customer,
      warning: told.warning,
      locale: 'en-US',
      title: 'Harbour Bank, blue heron',
      text: 'There is something to look at in the Harbour Bank app. Your phrase: blue heron.',
      expiresAt: '2026-11-24T12:00:00Z',
    },
  },
  'warning.answered': {
    type: 'warning.answered',
    timestamp,
    data: { ...told, alert: 'FR-2026-118', transaction: 'tx-77', answer: 'not-mine' },
  },
  'card.frozen': { type: 'card.frozen', timestamp, data: { ...done, account: 'checking-1' } },
  'card.unfrozen': { type: 'card.unfrozen', timestamp, data: { ...done, account: 'checking-1', over: 'app' } },
  'dispute.opened': {
    type: 'dispute.opened',
    timestamp,
    data: { ...done, reference: '418273', account: 'checking-1', transaction: 'tx-77' },
  },
  'hand-over.requested': { type: 'hand-over.requested', timestamp, data: { ...done, reference: '418273' } },
} as const satisfies Record<keyof typeof bankEvents, unknown>;
