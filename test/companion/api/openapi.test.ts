import { describe, expect, test } from '@jest/globals';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { examples } from '../../../companion/api/examples.ts';
import { hooks } from '../../../companion/api/hooks.ts';
import { openApiDocument } from '../../../companion/api/openapi.ts';
import { type Operation, operations } from '../../../companion/api/operations.ts';

const documentOf = (demo: boolean) => openApiDocument({ origin: 'https://my.bank.example', bank: 'Harbour Bank', demo });

describe('the OpenAPI document', () => {
  test.each([true, false])('has nothing to complain about for the recommended rules (demo %s)', async (demo) => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(documentOf(demo)), config });
    expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
  });

  test('a fault in it is found', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const source = JSON.stringify(documentOf(true)).replace('"operationId":"listLinks"', '"operationId":"overview"');
    expect((await lintFromString({ source, config })).map(({ ruleId }) => ruleId)).toEqual(['operation-operationId-unique']);
  });

  test('names every operation once, the demo ones only in the demo', () => {
    const idsIn = (demo: boolean) =>
      Object.values(documentOf(demo)['paths'] as Record<string, Record<string, { operationId: string }>>)
        .flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
        .sort();
    expect(idsIn(true)).toEqual(Object.keys({ ...operations, ...hooks }).sort());
    expect(idsIn(false)).toEqual(
      Object.keys({ ...operations, ...hooks })
        .filter((id) => id !== 'readSpending')
        .sort(),
    );
  });

  test('every example is what its schemas say', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...documentOf(true), $id: 'api' });
    const paths = documentOf(true)['paths'] as Record<string, Record<string, unknown>>;
    for (const [id, { path, method, body, query }] of Object.entries<Operation>(operations)) {
      const at = `api#/paths/${path.replaceAll('/', '~1')}/${method}`;
      const { input, response } = examples[id as keyof typeof examples] as {
        input: { body?: unknown; query?: unknown };
        response: unknown;
      };
      const holds = (ref: string, value: unknown) => {
        const valid = ajv.validate({ $ref: encodeURI(ref) }, value);
        expect({ id, ref, errors: valid ? null : ajv.errors }).toEqual({ id, ref, errors: null });
      };
      holds(`${at}/responses/200/content/application~1json/schema`, response);
      if (body !== undefined) holds(`${at}/requestBody/content/application~1json/schema`, input.body);
      if (query !== undefined) expect(query.safeParse(input.query).success).toBe(true);
      expect(paths[path]?.[method]).toMatchObject({ responses: { 200: { content: { 'application/json': { example: response } } } } });
    }
  });
});
