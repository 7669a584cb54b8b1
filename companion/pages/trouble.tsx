import type { VNode } from 'preact';
import type { ErrorCode } from '../api/operations.ts';
import type { Frame } from '../page.ts';
import { Empty } from '../parts/notices.tsx';

/** What can be the matter with a request for a page, closed; each with words under `trouble.<code>`. */
export type Trouble = ErrorCode | 'login.lapsed' | 'login.refused' | 'customer.unknown' | 'entry.used';

/** After these, signing in at the bank is what helps. */
const signInHelps: readonly Trouble[] = ['not.signed-in', 'login.lapsed', 'login.refused', 'entry.used'];

export function troubleView(code: Trouble, frame: Frame): VNode {
  const { words: t, path, signedIn } = frame;
  if (code === 'not.signed-in') {
    return (
      <div class="panel lone">
        <Empty icon="pin" heading title={t('sign-in.title')} text={t('sign-in.text')}>
          <a class="button" href={`/login?next=${encodeURIComponent(path)}`}>
            {t('sign-in.button')}
          </a>
          <p class="small">{t('sign-in.safe')}</p>
        </Empty>
      </div>
    );
  }
  return (
    <div class="panel lone">
      <Empty icon="safety" heading title={t(`trouble.${code}`)} text={t(`trouble.${code}.text`)}>
        {!signedIn && signInHelps.includes(code) ? (
          <a class="button" href="/login">
            {t('sign-in.again')}
          </a>
        ) : (
          <a class="button quiet" href="/app">
            {t('home.back')}
          </a>
        )}
      </Empty>
    </div>
  );
}
