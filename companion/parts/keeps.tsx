import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { dayText } from '../format.ts';
import type { Frame } from '../page.ts';
import { Section } from './head.tsx';

type Sharing = Output<'listSharing'>[number];

interface KeepsProps {
  readonly platform: Sharing['platform'];
  readonly keeps: Sharing['keeps'];
  readonly frame: Frame;
}

/** What the platform itself keeps of what it hears: ours to say, not ours to undo. */
export const Keeps = ({ platform, keeps: { checkedOn, deleteAt }, frame: { words: t, locale } }: KeepsProps): VNode => (
  <Section id="keeps" title={t('keeps.title', { platform: t(`platform.${platform}`) })}>
    <p>{t(`keeps.${platform}`)}</p>
    {deleteAt !== null && (
      <p>
        <a href={deleteAt} rel="noreferrer" target="_blank">
          {t('keeps.delete', { platform: t(`platform.${platform}`) })}
        </a>
      </p>
    )}
    <p class="small">{t('keeps.checked', { day: dayText(locale, checkedOn) })}</p>
  </Section>
);
