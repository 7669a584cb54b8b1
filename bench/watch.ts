import { join } from 'node:path';
import type { CustomerId } from '#skill';
import { brand } from '../brand/brand.ts';
import * as rules from '../brand/rules.ts';
import { pushWords } from '../lambda/delivery/push-words.ts';
import type { Db } from '../lambda/store/db.ts';
import { sqlWarningStore } from '../lambda/store/sql-warning-store.ts';
import { planKnocks } from '../lambda/watch/plan-knocks.ts';
import { makeWatch } from '../lambda/watch/watch.ts';
import { median, quantile, table } from './numbers.mjs';

const root = process.env['TELLBACK_ROOT'] ?? process.cwd();

/** Three new payments of everybody's, one in a hundred of them out of all proportion */
const anotherDay = `
  insert into transaction (customer_id, id, account_id, kind, status, date, amount_minor, currency, category, merchant_id,
    merchant_name, raw_text, superseded, unsure, at)
  select id, id || '/new-' || n, id || '/card', 'purchase', 'pending', current_date,
    case when n = 1 and substr(md5(id), 1, 2) = '00' then -900000 else -1200 - n end,
    'USD', 'groceries', 'm-' || n, 'Merchant ' || n, 'MERCHANT', false, false, now()
  from customer, generate_series(1, 3) as n`;

/** A watch over every customer of a filled database: first their whole history, then one more day. */
export async function measureWatch(db: Db): Promise<void> {
  const customers = await db.query<{ id: CustomerId }>("select id from customer where id <> 'heavy' order by id");
  const watch = makeWatch({
    store: sqlWarningStore(db),
    plan: planKnocks(pushWords(join(root, 'locales'), brand)),
    openDays: rules.warnings.openDays,
    now: () => new Date(),
    log: () => {},
  });
  const measured = async (name: string) => {
    const times: number[] = [];
    let warnings = 0;
    const began = performance.now();
    for (const { id } of customers) {
      const start = performance.now();
      warnings += (await watch.one(id)).length;
      times.push(performance.now() - start);
    }
    const seconds = (performance.now() - began) / 1_000;
    return {
      'watch of': name,
      warnings,
      seconds: seconds.toFixed(1),
      'customers a second': Math.round(customers.length / seconds),
      'p50 ms': median(times).toFixed(2),
      'p99 ms': quantile(times, 0.99).toFixed(2),
    };
  };
  const history = await measured('the whole history');
  await db.query(anotherDay);
  await db.query('vacuum analyze transaction');
  table(`A watch over ${customers.length} customers, one after the other`, [history, await measured('one more day, 3 payments each')]);
}
