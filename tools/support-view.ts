import type { CustomerId } from '#skill';
import { customerLedger } from '../lambda/store/customer-ledger.ts';
import { customerLinks } from '../lambda/store/customer-links.ts';
import type { AppTask, LinkRecord } from '../lambda/store/customer-store.ts';
import { customerTasks } from '../lambda/store/customer-tasks.ts';
import type { Db } from '../lambda/store/db.ts';

/** What a support desk sees of a customer, as lines. No amount, no account, no shop, none of a question's words. */
export async function supportView(db: Db, id: CustomerId, now: string): Promise<string> {
  const { proof, tasks } = customerTasks(db);
  const { chosen, locked, changedAt } = await proof(id);
  const looks = await customerLedger(db).looks(id);
  return [
    `customer ${id}`,
    ...section(
      'assistants',
      (await customerLinks(db).links(id)).map((link) => linkLine(link, now)),
    ),
    ...section('voice proof', [`${chosen}${changedAt === null ? '' : ` since ${changedAt}`}${locked ? ', locked' : ''}`]),
    ...section(
      'last error codes',
      (await customerLedger(db).failures(id)).map(({ at, code }) => `${at} ${code}`),
    ),
    ...section('taps that wait', (await tasks(id, now)).map(taskLine)),
    ...section(
      'looks',
      looks.map(({ at, who, did, reason }) => `${at} ${did} by ${who}: ${reason}`),
    ),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]) => [
  `${title}:`,
  ...(lines.length === 0 ? ['none'] : lines).map((line) => `  ${line}`),
];

function linkLine(
  { id, platform, household, privateMode, createdAt, lastUsedAt, expiresAt, revokedAt, revokedBy }: LinkRecord,
  now: string,
): string {
  const lapsed = expiresAt !== null && expiresAt <= now;
  const state = revokedAt !== null ? `ended ${revokedAt} by ${revokedBy}` : lapsed ? `lapsed ${expiresAt}` : 'live';
  const used = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`;
  return `${id} ${platform}, ${state}, linked ${createdAt}, ${used}, household ${household}${privateMode ? ', private' : ''}`;
}

function taskLine(task: AppTask): string {
  const about = task.kind === 'allow' ? ` ${task.withheld.kind}` : task.kind === 'approve' ? ` ${task.question.intent}` : '';
  return `${task.kind}${about} on ${task.platform}, until ${task.expiresAt}`;
}
