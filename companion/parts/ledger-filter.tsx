import type { VNode } from 'preact';
import { factKinds } from '#skill';
import type { Output } from '../api/operations.ts';
import { platformSchema } from '../api/schemas.ts';
import type { Fields, Frame } from '../page.ts';
import { textOf, wordsFor } from './attempt.ts';
import { Field, type Option, Select } from './fields.tsx';
import { accountLabel } from './labels.ts';

interface FilterProps {
  readonly query: Fields;
  readonly accounts: Output<'listAccounts'>;
  /** The field that was refused */
  readonly wrong: string | null;
  readonly open: boolean;
  readonly frame: Frame;
}

/** Narrows what was said. Reads only, so it is a plain address and carries no token. */
export function LedgerFilter({ query, accounts, wrong, open, frame: { words: t } }: FilterProps): VNode {
  const any: Option = ['', t('filter.any')];
  const kept = (name: string) => ({ id: `filter-${name}`, name, value: textOf(query, name), label: t(`filter.${name}`) });
  const error = (name: string) => (wrong === name ? t(`refused.${wordsFor(name) ?? 'field'}`) : null);
  return (
    <details class="panel filter" open={open}>
      <summary>{t('filter.title')}</summary>
      <form method="get" action="/app/said" novalidate>
        <div class="grid">
          <Select {...kept('platform')} options={[any, ...platformSchema.options.map((one): Option => [one, t(`platform.${one}`)])]} />
          <Select {...kept('kind')} options={[any, ...factKinds.map((one): Option => [one, t(`kind.${one}`)])]} />
          <Select {...kept('account')} options={[any, ...accounts.map((one): Option => [one.id, accountLabel(one)])]} />
          <Field {...kept('from')} type="date" error={error('from')} />
          <Field {...kept('to')} type="date" error={error('to')} />
        </div>
        <div class="actions">
          <button type="submit">{t('filter.button')}</button>
          <a class="plain" href="/app/said">
            {t('filter.clear')}
          </a>
        </div>
      </form>
    </details>
  );
}
