import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import type { Frame } from '../page.ts';
import { PostForm } from './fields.tsx';
import { Section } from './head.tsx';
import { Icon } from './icon.tsx';
import { accountLabel } from './labels.ts';

interface CardListProps {
  readonly accounts: Output<'listAccounts'>;
  readonly frame: Frame;
}

/** Freezing is one press; releasing asks for a fresh sign-in at the bank, and is possible nowhere else. */
export function CardList({ accounts, frame }: CardListProps): VNode | null {
  const { words: t } = frame;
  const cards = accounts.filter(({ card }) => card !== null);
  if (cards.length === 0) return null;
  return (
    <Section id="cards" title={t('cards.title')} text={t('cards.text')}>
      <ul class="rows">
        {cards.map((account, index) => (
          <li key={account.id} class="card">
            <span class="disc">
              <Icon name="accounts" />
            </span>
            <div>
              <p class="strong" id={`card-${index}`}>
                {accountLabel(account)} <span class={account.card === 'frozen' ? 'chip bad' : 'chip on'}>{t(`cards.${account.card}`)}</span>
              </p>
              {account.card === 'frozen' && <p class="small">{t('cards.unfreeze.text')}</p>}
            </div>
            <PostForm frame={frame} name={account.card === 'frozen' ? 'unfreeze' : 'freeze'}>
              <input type="hidden" name="id" value={account.id} />
              <button type="submit" class={account.card === 'frozen' ? 'quiet' : 'danger'} aria-describedby={`card-${index}`}>
                {t(account.card === 'frozen' ? 'cards.unfreeze' : 'cards.freeze')}
              </button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
