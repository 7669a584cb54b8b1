import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { listText, spanText } from '../format.ts';
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
  const values = { subject: t(`subject.${task.platform}`), platform: t(`platform.${task.platform}`), ...wishWords(wish) };
  return (
    <PostForm frame={frame} name="task" class="task">
      <input type="hidden" name="id" value={task.id} />
      <span class="disc">
        <Icon name={task.platform} />
      </span>
      <div>
        <h3>{t(`task.${wish.kind}`, values)}</h3>
        <p>{t(`task.${wish.kind}.text`, values)}</p>
        <p class="small">{t('task.until', { span: spanText(locale, task.createdAt, task.expiresAt, zone) })}</p>
      </div>
      <button type="submit">{t(`task.${wish.kind}.button`)}</button>
    </PostForm>
  );

  function wishWords(asked: Task['wish']): Readonly<Record<string, string>> {
    if (asked.kind === 'login') return {};
    if (asked.kind === 'approve') return { question: asked.question };
    const accounts = asked.accounts.length === 0 ? t('matrix.all') : listText(locale, asked.accounts.map(nameOf));
    return { fact: t(`fact.${asked.fact}`), accounts };
  }
}
