import type { CustomerId, Proof } from '#skill';
import type { AppTask, CustomerStore } from './customer-store.ts';
import type { Queries } from './db.ts';

interface Row {
  readonly id: string;
  readonly kind: AppTask['kind'];
  readonly platform: AppTask['platform'];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly body: object;
}

const columns = 'id, kind, platform, created_at as "createdAt", expires_at as "expiresAt", body';
const open = (now: string) => `done_at is null and expires_at > ${now}::timestamptz`;

/** Each kind's own parts are its body (commit.ts writes them). */
const toTask = ({ body, ...task }: Row): AppTask => ({ ...task, ...body }) as AppTask;

/** What waits for the customer in the app and how they prove themselves, over SQL. */
export function customerTasks(db: Queries): Pick<CustomerStore, 'tasks' | 'finishTask' | 'proof'> {
  return {
    tasks: async (id, now) =>
      (
        await db.query<Row>(`select ${columns} from app_task where customer_id = $1 and ${open('$2')} order by created_at desc, id desc`, [
          id,
          now,
        ])
      ).map(toTask),

    finishTask: async (id, taskId, now) => {
      const [row] = await db.query<Row>(
        `update app_task set done_at = $3 where customer_id = $1 and id::text = $2 and ${open('$3')} returning ${columns}`,
        [id, taskId, now],
      );
      return row === undefined ? null : toTask(row);
    },

    proof: (id) => readProof(db, id),
  };
}

async function readProof(db: Queries, id: CustomerId) {
  const [row] = await db.query<{ chosen: Proof; locked: boolean; changedAt: string }>(
    'select proof as chosen, locked_at is not null as locked, changed_at as "changedAt" from voice_pin where customer_id = $1',
    [id],
  );
  return row ?? { chosen: 'none' as const, locked: false, changedAt: null };
}
