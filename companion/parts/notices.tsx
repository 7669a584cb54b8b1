import type { ComponentChildren, VNode } from 'preact';
import type { Frame } from '../page.ts';
import { wordsFor } from './attempt.ts';
import { Icon, type IconName } from './icon.tsx';

/** What the last form did, or why it was refused. */
export function Outcome({ frame: { done, refused, words: t } }: { readonly frame: Frame }): VNode | null {
  if (refused !== null) {
    const atField = refused.field !== null && wordsFor(refused.field) !== null;
    return (
      <Notice kind="bad" role="alert">
        {atField ? t('refused') : t(`api.${refused.code}`)}
      </Notice>
    );
  }
  if (done === null) return null;
  return (
    <Notice kind="good" role="status">
      {t(`done.${done}`)}
    </Notice>
  );
}

interface NoticeProps {
  readonly kind: 'good' | 'bad' | 'plain';
  readonly role?: 'alert' | 'status';
  readonly children: ComponentChildren;
}

export const Notice = ({ kind, role, children }: NoticeProps): VNode => (
  <div class={`notice ${kind}`} role={role}>
    <Icon name={kind === 'good' ? 'check' : kind === 'bad' ? 'safety' : 'privacy'} />
    <div>{children}</div>
  </div>
);

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** The title is the page's own heading */
  readonly heading?: boolean;
  readonly children?: ComponentChildren;
}

/** A list without entries says what would be in it and what to do; so does a page with nothing else on it. */
export const Empty = ({ icon, title, text, heading = false, children }: EmptyProps): VNode => (
  <div class="empty">
    <span class="disc">
      <Icon name={icon} />
    </span>
    {heading ? <h1>{title}</h1> : <p class="strong">{title}</p>}
    <p>{text}</p>
    {children}
  </div>
);
