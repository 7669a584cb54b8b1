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

function Spending({ spent, frame }: { readonly spent: Spent; readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  const { month, months } = spent;
  const amount = ({ total, currency }: { total: string; currency: string }) => moneyText(locale, { value: total, currency });
  const byCategory = spent.categories.map((one) => ({
    label: categoryName(one.category, t),
    value: Number(one.total),
    amount: amount(one),
  }));
  const byMonth = months.map((one) => ({ label: monthText(locale, one.month, 'short'), value: Number(one.total), amount: amount(one) }));
  return (
    <>
      <Head title={t('spending.title')} text={t('spending.text')} />
      {byCategory.length === 0 ? (
        <div class="panel">
          <Empty icon="spending" title={t('spending.empty')} text={t('spending.empty.text')} />
        </div>
      ) : (
        <Section id="categories" title={t('spending.categories', { month: monthText(locale, month) })}>
          <Bars id="by-category" bars={byCategory} column={t('spending.category')} words={t} />
        </Section>
      )}
      {byMonth.length > 0 && (
        <Section id="months" title={t('spending.months')}>
          <Bars id="by-month" bars={byMonth} column={t('spending.month')} words={t} />
        </Section>
      )}
    </>
  );
}

const categoryName = (id: string, t: Words): string => (categories.some((known) => known === id) ? t(`category.${id}`) : id);
