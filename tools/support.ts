// `npm run support -- --customer X --as NAME --reason TEXT [unlink LINK | unlock | erase --yes]`: what a bank's support desk may see
// and do. Links, locks, error codes and taps that wait; no amount, no shop, no question's words. Each call is written down, with who
// and why, before anything is shown or done, and the customer sees it in the app.
import type { CustomerId } from '#skill';
import { erase } from '../lambda/store/customer-erasure.ts';
import { customerLedger } from '../lambda/store/customer-ledger.ts';
import { customerLinks } from '../lambda/store/customer-links.ts';
import { readCustomer } from '../lambda/store/customer-record.ts';
import type { SupportLook } from '../lambda/store/customer-store.ts';
import { customerTasks } from '../lambda/store/customer-tasks.ts';
import type { Db } from '../lambda/store/db.ts';
import { decidePin } from '../lambda/store/pin.ts';
import { command, flags, needed, UsageError } from './command.ts';
import { openDatabase, whereOptions, whereUsage } from './open-database.ts';
import { supportView } from './support-view.ts';

const usage = `npm run support -- --customer ID --as NAME --reason TEXT [unlink LINK | unlock | erase --yes] ${whereUsage}`;

interface Act {
  readonly did: SupportLook['did'];
  /** What the desk reads afterwards. Rejects, before anything is written, if there is nothing to do. */
  readonly check?: () => Promise<void>;
  readonly run: () => Promise<string>;
}

await command(usage, async () => {
  const text = { type: 'string' } as const;
  const options = { customer: text, as: text, reason: text, yes: { type: 'boolean', default: false }, ...whereOptions } as const;
  const { values, positionals } = flags({ options, allowPositionals: true });
  const id = needed('customer', values.customer) as CustomerId;
  const [who, reason] = [needed('as', values.as), needed('reason', values.reason)];
  const now = new Date().toISOString();
  const [name = 'look', linkId, ...rest] = positionals;
  if (rest.length > 0 || (linkId !== undefined && name !== 'unlink')) throw new UsageError(`${positionals.join(' ')} is no act.`);
  if (name === 'erase' && !values.yes) throw new UsageError('erase cannot be taken back: add --yes.');
  const db = await openDatabase(values);
  try {
    const act = actOf(db, id, name, linkId, now);
    if ((await readCustomer(db, id, now)) === null) throw new Error(`no such customer: ${id}`);
    await act.check?.();
    await customerLedger(db).addLook(id, { at: now, who, did: act.did, reason });
    console.log(await act.run());
    return 0;
  } finally {
    await db.close();
  }
});

function actOf(db: Db, id: CustomerId, name: string, linkId: string | undefined, now: string): Act {
  const { links, unlink } = customerLinks(db);
  switch (name) {
    case 'look':
      return { did: 'looked', run: () => supportView(db, id, now) };
    case 'unlink':
      return {
        did: 'unlinked',
        check: async () => {
          if (!(await links(id)).some((link) => link.id === linkId)) throw new Error(`no such link: ${linkId ?? 'name one'}`);
        },
        run: async () => {
          await unlink(id, linkId ?? '', 'support', now);
          return `unlinked ${linkId}`;
        },
      };
    case 'unlock':
      return {
        did: 'unlocked',
        check: async () => {
          if (!(await customerTasks(db).proof(id)).locked) throw new Error('the voice PIN is not locked');
        },
        // Nobody but the customer sets a PIN: the locked one goes, and they set a new one in the app.
        run: async () => {
          await decidePin(db)(id, now, async () => ({ record: null, result: undefined }));
          return 'unlocked: the customer sets a new voice PIN in the app';
        },
      };
    case 'erase':
      return {
        did: 'erased',
        run: async () => {
          await erase(db, id, now);
          return `erased ${id}`;
        },
      };
    default:
      throw new UsageError(`${name} is no act.`);
  }
}
