import type { VNode } from 'preact';
import type { Words } from '../words.ts';

interface Bar {
  readonly label: string;
  /** Only for the length; below zero (more came back than was spent) draws a sliver */
  readonly value: number;
  readonly amount: string;
}

interface BarsProps {
  readonly id: string;
  readonly bars: readonly Bar[];
  readonly column: string;
  readonly words: Words;
}

const row = 46;

/** Bars as an image with a name and a description, and the table that says the same in figures. Widths in percent: text keeps its size. */
export function Bars({ id, bars, column, words: t }: BarsProps): VNode {
  const [top] = bars.toSorted((one, other) => other.value - one.value);
  const percent = (value: number) => Math.max(0.5, (100 * Math.max(value, 0)) / Math.max(top?.value ?? 0, 1)).toFixed(1);
  return (
    <>
      <svg class="bars" width="100%" height={bars.length * row} role="img" aria-labelledby={`${id}-title ${id}-text`}>
        <title id={`${id}-title`}>{t('bars.title', { column })}</title>
        <desc id={`${id}-text`}>{top === undefined ? '' : t('bars.text', { label: top.label, amount: top.amount })}</desc>
        {bars.map(({ label, value, amount }, index) => (
          <g key={label} transform={`translate(0 ${index * row})`}>
            <text x="0" y="18">
              {label}
            </text>
            <text x="100%" y="18" class="bar-amount">
              {amount}
            </text>
            <rect class="bar-track" y="26" width="100%" height="8" rx="4" />
            <rect y="26" width={`${percent(value)}%`} height="8" rx="4" />
          </g>
        ))}
      </svg>
      <details class="figures">
        <summary>{t('bars.table')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{column}</th>
              <th scope="col" class="amount">
                {t('bars.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, amount }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="amount">{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
