import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../../companion/api/openapi.ts';
import { bankEvents } from '../../../companion/api/bank-events.ts';
import { hooks } from '../../../companion/api/hooks.ts';

interface Hook {
  readonly security: unknown;
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: object; readonly example: object } } };
}

const document = openApiDocument({ origin: 'https://my.bank.example', bank: 'Harbour Bank', demo: false });
const paths = document['paths'] as Record<string, { readonly post: Hook }>;
const webhooks = document['webhooks'] as Record<string, { readonly post: Hook }>;
const described = [
  ...Object.values(hooks).map(({ path }) => [path, paths[path]?.post] as const),
  ...Object.keys(bankEvents).map((type) => [type, webhooks[type]?.post] as const),
];

describe("what the bank's own systems call and are sent", () => {
  test.each(described)('%s is signed, and its example is what its schema says', (_, hook) => {
    const { schema, example } = hook?.requestBody.content['application/json'] ?? {};
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect([schema && ajv.validate(schema, example), ajv.errors]).toEqual([true, null]);
    expect(hook?.security).toEqual([{ standardWebhook: [] }]);
  });

  test("stands beside what the bank's customers ask under the same path", () => {
    expect(Object.keys(paths['/warnings'] ?? {}).sort()).toEqual(['get', 'post']);
  });
});
