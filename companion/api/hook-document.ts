import * as z from 'zod/mini';
import { bankEventExamples, bankEvents } from './bank-events.ts';
import { hooks } from './hooks.ts';
import type { ErrorCode } from './operations.ts';
import { problems } from './problems.ts';

type Json = Readonly<Record<string, unknown>>;

/** The parts of the OpenAPI document that are about the bank's own systems: what they call, and what they are sent. */

export const hookTag = {
  name: 'bank',
  description: "The bank's own systems: its fraud engine and its core call us, its notification hub is called",
};

export const hookSecurity: Json = {
  standardWebhook: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description:
      'Standard Webhooks 1.0.0, both ways: "v1," and the base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`; several, with ' +
      'spaces between, while a secret is changed. Older or newer than five minutes is refused. Each way has secrets of its own.',
  },
};

const header = (name: string, description: string, example: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
  example,
});
const signed = {
  tags: [hookTag.name],
  security: [{ standardWebhook: [] }],
  parameters: [
    header('webhook-id', 'The same in every try; without a full stop', '0b54f8a3-9c6e-4c1b-8a51-2f5a0f6f3c11'),
    header('webhook-timestamp', 'Of this try, in seconds since 1970', '1795435200'),
  ],
};

const problem = (code: ErrorCode, description = problems[code].when): readonly [number, Json] => [
  problems[code].status,
  { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' }, example: { error: { code } } } } },
];
const refusals = [
  problem('input.invalid'),
  problem('not.signed-in', 'The signature does not hold, or is older or newer than five minutes'),
  problem('too.large'),
  problem('failed'),
];

const schemaOf = (schema: z.ZodMiniType): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema);
  return json;
};
const answer = (description: string, schema: z.ZodMiniType, example: unknown): Json => ({
  description,
  content: { 'application/json': { schema: schemaOf(schema), example } },
});

const warning = { warning: '7d9a8c0e-54a4-4a4e-9d3c-6f1f3d0f5a22' };

export const hookExamples = {
  raiseWarning: {
    id: 'FR-2026-118',
    customer: 'c-1042',
    account: 'checking-1',
    transaction: 'tx-77',
    reason: 'compromised-merchant',
    severity: 'severe',
    at: '2026-11-23T11:58:00Z',
    payment: { date: '2026-11-23', amount: '-249.90', currency: 'EUR', merchant: 'Volt Electronics', mcc: '5732' },
  },
  paymentsChanged: { customer: 'c-1042' },
};

/** By path: what the bank's systems call. */
export const hookPaths: Readonly<Record<string, Json>> = {
  [hooks.raiseWarning.path]: {
    post: operation('raiseWarning', [
      [200, answer('Known: it was raised before, just so', hooks.raiseWarning.response, warning)],
      [201, answer('Raised', hooks.raiseWarning.response, warning)],
      problem('not.found', 'No such customer or account, or a payment that we do not hold and are not told'),
      problem('conflict', 'Another alert was raised under this id'),
    ]),
  },
  [hooks.paymentsChanged.path]: {
    post: operation('paymentsChanged', [[202, answer('Taken note of', hooks.paymentsChanged.response, { done: true })]]),
  },
};

function operation(id: keyof typeof hooks, answers: readonly (readonly [number, Json])[]): Json {
  const { summary, body } = hooks[id];
  return {
    operationId: id,
    summary,
    ...signed,
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body), example: hookExamples[id] } } },
    responses: Object.fromEntries([...answers, ...refusals]),
  };
}

/** By type: what the bank's notification hub is sent. */
export const hookEvents: Json = Object.fromEntries(
  Object.entries(bankEvents).map(([type, { summary, schema }]) => [
    type,
    {
      post: {
        operationId: type,
        summary,
        ...signed,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: schemaOf(schema), example: bankEventExamples[type as keyof typeof bankEvents] } },
        },
        responses: {
          204: { description: 'Any 2xx: taken, and not sent again' },
          410: { description: 'Like any 4xx but 408, 425 and 429: not wanted, and not sent again' },
          503: {
            description: 'Like 408, 425, 429, any 5xx or five seconds of silence: sent again after 1, 5, 15 and 60 minutes, then hourly',
          },
        },
      },
    },
  ]),
);
