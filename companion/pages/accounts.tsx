import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { Field, PostForm, tried } from '../parts/fields.tsx';
import { Head } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty } from '../parts/notices.tsx';

type Account = Output<'listAccounts'>[number];

/** A name that is easy to say, and accounts that are never spoken of. */
export const accounts: Page<Output<'listAccounts'>> = {
  path: '/app/accounts',
  title: 'accounts.title',
  load: (api) => api.listAccounts({}),
  render: (all, frame) => (
    <>
      <Head title={frame.words('accounts.title')} text={frame.words('accounts.text')} />
      {all.length === 0 ? (
        <div class="panel">
          <Empty icon="accounts" title={frame.words('accounts.empty')} text={frame.words('accounts.empty.text')} />
        </div>
      ) : (
        all.map((account, index) => <AccountForm key={account.id} account={account} index={index} frame={frame} />)
      )}
    </>
  ),
};

function AccountForm({ account, index, frame }: { readonly account: Account; readonly index: number; readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const attempt = attemptOf(frame, 'account', account.id);
  const hidden = attempt.refused ? attempt.value('hidden', '') === 'yes' : account.hidden;
  return (
    <section class="panel account" aria-labelledby={`account-${index}`}>
      <h2 id={`account-${index}`}>
        <span class="disc">
          <Icon name="accounts" />
        </span>
        <span>
          {account.name} <span class="digits">··{account.lastFour}</span>
          <span class="chip">{t(account.joint ? 'account.joint' : `account.${account.kind}`)}</span>
          {account.hidden && <span class="chip">{t('account.hidden')}</span>}
        </span>
      </h2>
      <PostForm frame={frame} name="account">
        <input type="hidden" name="id" value={account.id} />
        <Field
          id={`nickname-${index}`}
          name="nickname"
          label={t('account.nickname')}
          hint={t('account.nickname.hint')}
          maxLength={30}
          {...tried(attempt, 'nickname', account.nickname ?? '')}
        />
        <label class="choice">
          <input type="checkbox" name="hidden" value="yes" checked={hidden} aria-describedby={`hidden-${index}`} />
          {t('account.hide')}
        </label>
        <p class="hint under" id={`hidden-${index}`}>
          {t('account.hide.hint')}
        </p>
        <button type="submit" aria-describedby={`account-${index}`}>
          {t('save')}
        </button>
      </PostForm>
    </section>
  );
}
