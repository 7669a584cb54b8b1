import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { examples } from '../../../companion/api/examples.ts';
import { openApiDocument } from '../../../companion/api/openapi.ts';
import { type OperationId, operations } from '../../../companion/api/operations.ts';
import { makeApi } from '../../../lambda/companion/api.ts';
import { type House, openHouse, origin } from './house.ts';
import { type Warned, warnedCustomer } from './warned.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** The id of something that is theirs, for operations that name one. */
const ownId = (id: OperationId, { linkId, taskId, warningId, id: customer }: Warned): string => {
  const [, group] = operations[id].path.split('/');
  return { links: linkId, tasks: taskId, warnings: warningId, accounts: `${customer}/checking` }[group ?? ''] ?? 'alexa';
};

describe('/api/v1', () => {
  test.each(Object.keys(operations) as OperationId[])('%s answers what the document says', async (id) => {
    const customer = await warnedCustomer(house);
    const document = (await house.send('GET', '/openapi.json')).body as object;
    const { path, method } = operations[id];
    const { input } = examples[id] as { readonly input: { readonly body?: unknown; readonly query?: unknown } };
    const answered = await house.call(customer.id, id, { ...input, id: ownId(id, customer) });
    expect(answered).toMatchObject({ status: 200 });
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ ...document, $id: 'api' });
    const schema = `api#/paths/${path.replaceAll('/', '~1')}/${method}/responses/200/content/application~1json/schema`;
    const valid = ajv.validate({ $ref: encodeURI(schema) }, answered.body);
    expect(valid ? null : ajv.errors).toBeNull();
  });

  test('its document is public and the one of this bank, and holds every example', async () => {
    const { status, body } = await house.send('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument({ origin, bank: 'Harbour Bank', demo: true }))));
    const paths = (body as { paths: Record<string, Record<string, unknown>> }).paths;
    for (const [id, { path, method }] of Object.entries(operations))
      expect(paths[path]?.[method]).toMatchObject({
        responses: { 200: { content: { 'application/json': { example: examples[id as OperationId].response } } } },
      });
  });

  test('nothing of it is kept, tagged or guessed', async () => {
    const { id } = await house.customer();
    const { headers } = await house.call(id, 'overview');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('etag')).toBeNull();
  });

  test('what is not there is not found, another method is not allowed', async () => {
    const { id } = await house.customer();
    const token = await house.tokenOf(id);
    expect(await house.send('GET', '/nothing', { token })).toMatchObject({ status: 404, body: { error: { code: 'not.found' } } });
    expect(await house.send('GET', '/Links', { token })).toMatchObject({ status: 404 });
    expect(await house.send('GET', '/links/', { token })).toMatchObject({ status: 404 });
    expect(await house.send('GET', '/links/%E0%A4%A', { token })).toMatchObject({
      status: 400,
      body: { error: { code: 'input.invalid' } },
    });
    for (const method of ['POST', 'OPTIONS']) {
      const answered = await house.send(method, '/links', { token });
      expect(answered).toMatchObject({ status: 405, body: { error: { code: 'not.allowed' } } });
      expect(answered.headers.get('allow')).toBe('GET, DELETE');
    }
    expect((await house.send('HEAD', '/links', { token })).status).toBe(200);
  });

  test('too much is refused before it is read, broken JSON after', async () => {
    const { id } = await house.customer();
    const token = await house.tokenOf(id);
    const put = (body: string) => house.send('PUT', '/proof', { token, body });
    expect(await put(JSON.stringify({ chosen: 'x'.repeat(140_000) }))).toMatchObject({
      status: 413,
      body: { error: { code: 'too.large' } },
    });
    expect(await put('{"chosen":')).toEqual(expect.objectContaining({ status: 400, body: { error: { code: 'input.invalid' } } }));
  });

  test('an error of ours says nothing but that, and is logged by its code', async () => {
    const { id } = await house.customer();
    await house.db.query('alter table support_look rename to gone', []);
    const answered = await house.call(id, 'listLooks');
    await house.db.query('alter table gone rename to support_look', []);
    expect(answered).toMatchObject({ status: 500, body: { error: { code: 'failed' } } });
    expect(JSON.stringify(answered.body)).toBe('{"error":{"code":"failed"}}');
    expect(house.logged).toEqual([{ event: 'failed', channel: 'web', code: '42P01' }]);
  });
});

test('outside of the demo its operations and their description are absent', async () => {
  const live = await openHouse({ brand: { ...house.parts.brand, demo: false } });
  const { id } = await live.customer();
  expect(await live.call(id, 'readSpending')).toMatchObject({ status: 404, body: { error: { code: 'not.found' } } });
  expect(JSON.stringify((await live.send('GET', '/openapi.json')).body)).not.toContain('/spending');
  await expect(makeApi(live.parts, id, 'en-US').readSpending({})).rejects.toMatchObject({ code: 'not.found' });
  await live.close();
});
