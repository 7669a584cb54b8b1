import { categories, type Locale } from '#skill';
import { ApiError } from '../api/operations.ts';
import { decimalFrom } from '../format.ts';
import type { Fields, Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { choiceOf } from './read.ts';

/** Amounts are read as the page's language writes them: the form says which that was. */
export const settings: Form = {
  page: '/app/settings',
  submit: async (api, fields) => {
    const written = choiceOf(fields, 'written', ['en-US', 'fr-FR'] satisfies Locale[]);
    const { threshold } = await api.readSettings({});
    const amount = (field: string) => {
      const value = decimalFrom(written, textOf(fields, field));
      if (value === null) throw new ApiError('input.invalid', field);
      return { value, currency: threshold.currency };
    };
    const body = {
      locale: choiceOf(fields, 'locale', ['', 'en-US', 'fr-FR']) || null,
      zone: textOf(fields, 'zone'),
      weekStartsOn: numberIn(fields, 'weekStartsOn'),
      monthStartsOn: numberIn(fields, 'monthStartsOn') ?? 1,
      threshold: amount('threshold'),
      budgets: categories
        .filter((category) => textOf(fields, `budget.${category}`).trim() !== '')
        .map((category) => ({ category, amount: amount(`budget.${category}`) })),
    };
    await api.changeSettings({ body });
    return null;
  },
};

const numberIn = (fields: Fields, name: string): number | null => (textOf(fields, name) === '' ? null : Number(textOf(fields, name)));
