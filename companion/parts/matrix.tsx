import type { VNode } from 'preact';
import { amountKinds, type FactKind, factKinds, type Precision, precisions } from '#skill';
import type { Output } from '../api/operations.ts';
import type { Words } from '../words.ts';
import { type Option, Options } from './fields.tsx';
import { accountLabel } from './labels.ts';

type Sharing = Output<'listSharing'>[number];
type Account = Output<'listAccounts'>[number];

interface MatrixProps {
  readonly sharing: Sharing;
  readonly accounts: readonly Account[];
  readonly words: Words;
  /** As it was chosen in a refused form, or the cell as it is */
  readonly chosen: (field: string, kept: string) => string;
}

/** The name of a cell's field; without an account it stands for all of them, also future ones. */
export const cellField = (kind: FactKind, account: string | null): string =>
  account === null ? `cell.${kind}` : `cell.${kind}.${account}`;

/** Every kind of fact by account. An account's own choice wins over the one for all accounts. */
export function Matrix({ sharing, accounts, words: t, chosen }: MatrixProps): VNode {
  const { cells, most } = sharing;
  const columns: readonly (readonly [string | null, string])[] = [
    [null, t('matrix.all')],
    ...accounts.map((account) => [account.id, accountLabel(account)] as const),
  ];
  const kept = (kind: FactKind, account: string | null) =>
    cells.find((cell) => cell.kind === kind && cell.account === account)?.precision ?? (account === null ? 'nothing' : '');
  return (
    <table class={columns.length > 5 ? 'matrix stacked' : 'matrix'}>
      <caption class="unseen">{t('matrix.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('matrix.fact')}</th>
          {columns.map(([account, label]) => (
            <th scope="col" key={account}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {factKinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              {t(`kind.${kind}`)}
              {most[kind] !== undefined && <small>{t('matrix.most', { precision: t(`precision.${most[kind]}`) })}</small>}
            </th>
            {columns.map(([account, label]) => (
              <td key={account}>
                <span class="column" aria-hidden="true">
                  {label}
                </span>
                <select name={cellField(kind, account)} aria-label={`${t(`kind.${kind}`)}, ${label}`}>
                  <Options
                    value={chosen(cellField(kind, account), kept(kind, account))}
                    options={optionsFor(kind, account, most[kind], t)}
                  />
                </select>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Only what can have an effect: names have no round figure, and nothing goes above what the operator allows. */
function optionsFor(kind: FactKind, account: string | null, most: Precision | undefined, t: Words): Option[] {
  const isAmount = (amountKinds as readonly FactKind[]).includes(kind);
  const possible = precisions.filter((one) => isAmount || one === 'exact' || one === 'nothing');
  const allowed = possible.filter((one) => most === undefined || precisions.indexOf(one) >= precisions.indexOf(most));
  const options = allowed.map((one): Option => [one, t(isAmount || one === 'nothing' ? `precision.${one}` : 'precision.told')]);
  return account === null ? options : [['', t('precision.same')], ...options];
}
