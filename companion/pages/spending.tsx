import type { VNode } from 'preact';
import { categories } from '#skill';
import type { Output } from '../api/operations.ts';
import { moneyText, monthText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { Bars } from '../parts/bars.tsx';
import { Head, Section } from '../parts/head.tsx';
import { Empty } from '../parts/notices.tsx';
import type { Words } from '../words.ts';

type Spent = Output<'readSpending'>;

/** The same figures as the assistant's, for the eye: bars, and beside them the table they are drawn from. */
export const spending: Page<Spent> = {
  path: '/app/spending',
  title: 'spending.title',
  demo: true,
  load: (api) => api.readSpending({}),
  render: (spent, frame) => <Spending spent={spent} frame={frame} />,
};

function Spending({ spent: { month, months, categories: byCategory }, frame }: { readonly spent: Spent; readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  return (
    <>
      <Head title={t('spending.title')} text={t('spending.text')} />
      {byCategory.length === 0 ? (
        <div class="panel">
          <Empty icon="spending" title={t('spending.empty')} text={t('spending.empty.text')} />
        </div>
      ) : (
        <Section id="categories" title={t('spending.categories', { month: monthText(locale, month) })}>
          <ByCurrency
            id="by-category"
            sums={byCategory.map((one) => ({ ...one, label: categoryName(one.category, t) }))}
            column={t('spending.category')}
            frame={frame}
          />
        </Section>
      )}
      {months.length > 0 && (
        <Section id="months" title={t('spending.months')}>
          <ByCurrency
            id="by-month"
            sums={months.map((one) => ({ ...one, label: monthText(locale, one.month, 'short') }))}
            column={t('spending.month')}
            frame={frame}
          />
        </Section>
      )}
    </>
  );
}

interface ByCurrencyProps {
  readonly id: string;
  readonly sums: readonly { readonly label: string; readonly total: string; readonly currency: string }[];
  readonly column: string;
  readonly frame: Frame;
}

/** Bars of one currency are never measured by another's. */
const ByCurrency = ({ id, sums, column, frame: { words: t, locale } }: ByCurrencyProps): VNode => (
  <>
    {[...new Set(sums.map(({ currency }) => currency))].map((currency) => {
      const bars = sums
        .filter((sum) => sum.currency === currency)
        .map(({ label, total }) => ({ label, value: Number(total), amount: moneyText(locale, { value: total, currency }) }));
      return <Bars key={currency} id={`${id}-${currency}`} bars={bars} column={column} words={t} />;
    })}
  </>
);

const categoryName = (id: string, t: Words): string => (categories.some((known) => known === id) ? t(`category.${id}`) : id);
