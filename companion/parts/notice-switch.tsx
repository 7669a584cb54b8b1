import type { VNode } from 'preact';
import type { Frame } from '../page.ts';
import { PostForm } from './fields.tsx';
import { Section } from './head.tsx';

interface NoticeSwitchProps {
  readonly publicKey: string;
  readonly hasPhrase: boolean;
  readonly frame: Frame;
}

/** What can be the case with this browser; scripts/push.ts shows the one that is, and fills the forms' hidden fields. */
const states = ['off', 'on', 'blocked', 'unable', 'failed'] as const;

/** Notices in this browser: the one thing here that needs a script, and whoever has none is told so. */
export function NoticeSwitch({ publicKey, hasPhrase, frame }: NoticeSwitchProps): VNode {
  const { words: t } = frame;
  return (
    <Section id="notices" title={t('notices.title')} text={t('notices.text')}>
      {hasPhrase ? (
        <div class="notice-switch" data-public-key={publicKey}>
          <noscript>
            <p>{t('notices.noscript')}</p>
          </noscript>
          {states.map((state) => (
            <p key={state} data-state={state} role="status" hidden>
              {t(`notices.${state}`)}
            </p>
          ))}
          <PostForm frame={frame} name="push-on">
            <input type="hidden" name="endpoint" value="" />
            <input type="hidden" name="p256dh" value="" />
            <input type="hidden" name="auth" value="" />
            <button type="submit" hidden>
              {t('notices.turn-on')}
            </button>
          </PostForm>
          <PostForm frame={frame} name="push-off">
            <input type="hidden" name="endpoint" value="" />
            <button type="submit" class="quiet" hidden>
              {t('notices.turn-off')}
            </button>
          </PostForm>
        </div>
      ) : (
        <p>{t('notices.phrase')}</p>
      )}
    </Section>
  );
}
