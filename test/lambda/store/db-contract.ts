import { describe, expect, test } from '@jest/globals';
import type { Db } from '../../../lambda/store/db.ts';

/** What both engines do alike under the store. */
export function dbContract(open: () => Db): void {
  describe('the database', () => {
    test('gives whole numbers as bigint, days as text, instants as ISO, json parsed', async () => {
      const [row] = await open().query(
        `select 9007199254740993::bigint as big, 12345678901234567890::numeric as bigger, sum(x) as sum, '2026-03-29'::date as day,
           '2026-03-29 03:00:00.5+02'::timestamptz as instant, '1883-11-18 12:00+05:53:28'::timestamptz is not null as old,
           '{"a": [1, null]}'::jsonb as jsonb, '[true]'::json as json, null::bigint as nothing, 7::int as small, true as yes
         from (values (1::bigint), (2)) as numbers (x)`,
      );
      expect(row).toEqual({
        big: 9007199254740993n,
        bigger: 12345678901234567890n,
        sum: 3n,
        day: '2026-03-29',
        instant: '2026-03-29T01:00:00.500Z',
        old: true,
        jsonb: { a: [1, null] },
        json: [true],
        nothing: null,
        small: 7,
        yes: true,
      });
    });

    test('takes bigint, lists, null and days as parameters', async () => {
      const params = [2n ** 62n, ['a', 'b"{,'], null, '2026-03-29'];
      const [row] = await open().query('select $1::bigint as big, $2::text[] as list, $3::text as nothing, $4::date as day', params);
      expect(row).toEqual({ big: 2n ** 62n, list: ['a', 'b"{,'], nothing: null, day: '2026-03-29' });
    });

    test('never rounds: a fraction where whole units belong is an error', async () => {
      await expect(open().query('select 0.5 as half', [])).rejects.toThrow();
    });

    test('runs a script and gives the last statement’s rows', async () => {
      expect(
        await open().query('create temp table note (n int); insert into note values (1); select n from note; drop table note'),
      ).toEqual([]);
      expect(await open().query('select 1 as one; select 2 as two')).toEqual([{ two: 2 }]);
    });

    test('a transaction that fails leaves nothing behind, and the next query works', async () => {
      await open().query('create table kept (n int)');
      const failing = open().transaction(async (tx) => {
        await tx.query('insert into kept values ($1)', [1]);
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await open().query('select n from kept')).toEqual([]);
      expect(await open().transaction((tx) => tx.query('insert into kept values (2) returning n', []))).toEqual([{ n: 2 }]);
    });
  });
}
