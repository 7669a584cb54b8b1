import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { clockText, listText } from '../format.ts';
import type { Frame } from '../page.ts';
import { PostForm } from './fields.tsx';
import { Icon } from './icon.tsx';

type Task = Output<'listTasks'>[number];

interface TaskCardProps {
  readonly task: Task;
  readonly nameOf: (account: string) => string;
  readonly zone: string;
  readonly frame: Frame;
}

/** A tap that waits: what was asked, what the tap does, and one button. Whoever does nothing allows nothing. */
export function TaskCard({ task, nameOf, zone, frame }: TaskCardProps): VNode {
  const { words: t, locale } = frame;
  const { wish } = task;
  const subject = t(`subject.${task.platform}`);
  const platform = t(`platform.${task.platform}`);
  return (
    <PostForm frame={frame} name="task" class="task">
      <input type="hidden" name="id" value={task.id} />
      <span class="disc">
        <Icon name={task.platform} />
      </span>
      <div>
        <h3>{titleOf(wish)}</h3>
        <p>{t(`task.${wish.kind}.text`, { subject, platform })}</p>
        <p class="small">
          {t('task.until', { from: clockText(locale, task.createdAt, zone), to: clockText(locale, task.expiresAt, zone) })}
        </p>
      </div>
      <button type="submit">{t(`task.${wish.kind}.button`)}</button>
    </PostForm>
  );

  function titleOf(asked: Task['wish']): string {
    if (asked.kind === 'login') return t('task.login');
    if (asked.kind === 'approve') return t('task.approve', { question: asked.question });
    const accounts = asked.accounts.length === 0 ? t('matrix.all') : listText(locale, asked.accounts.map(nameOf));
    return t('task.allow', { subject, fact: t(`kind.${asked.fact}`), accounts });
  }
}
