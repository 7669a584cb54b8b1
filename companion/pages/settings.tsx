import type { VNode } from 'preact';
import { categories, type Locale } from '#skill';
import type { Output } from '../api/operations.ts';
import { decimalText, weekdayText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { Field, type Option, PostForm, Select, tried } from '../parts/fields.tsx';
import { Head, Section } from '../parts/head.tsx';

type Settings = Output<'readSettings'>;

/** How the customer's own weeks, months and limits are counted. */
export const settings: Page<Settings> = {
  path: '/app/settings',
  title: 'settings.title',
  load: (api) => api.readSettings({}),
  render: (kept, frame) => <Form kept={kept} frame={frame} />,
};

const localeChoices: readonly Locale[] = ['en-US', 'fr-FR'];
/** What has no category has no budget either. */
const budgeted = categories.filter((category) => category !== 'uncategorised');

function Form({ kept, frame }: { readonly kept: Settings; readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  const attempt = attemptOf(frame, 'settings');
  const written = attempt.refused ? attempt.value('written', locale) : locale;
  const at = (name: string, now: string) => ({ id: name, name, ...tried(attempt, name, now) });
  const budget = (category: string) => kept.budgets.find((one) => one.category === category)?.amount.value;
  return (
    <>
      <Head title={t('settings.title')} text={t('settings.text')} />
      <PostForm frame={frame} name="settings" class="settings">
        <input type="hidden" name="written" value={written} />
        <Section id="language" title={t('settings.language')}>
          <div class="grid">
            <Select {...at('locale', kept.locale ?? '')} label={t('settings.locale')} options={languages(t('settings.locale.browser'))} />
            <Select {...at('zone', kept.zone)} label={t('settings.zone')} options={zones(kept.zone)} />
          </div>
        </Section>
        <Section id="calendar" title={t('settings.calendar')}>
          <div class="grid">
            <Select
              {...at('weekStartsOn', kept.weekStartsOn === null ? '' : String(kept.weekStartsOn))}
              label={t('settings.week')}
              options={[
                ['', t('settings.week.local')],
                ...[1, 6, 0, 2, 3, 4, 5].map((day): Option => [String(day), weekdayText(locale, day)]),
              ]}
            />
            <Select
              {...at('monthStartsOn', String(kept.monthStartsOn))}
              label={t('settings.month')}
              hint={t('settings.month.hint')}
              options={Array.from({ length: 28 }, (_, index): Option => [String(index + 1), String(index + 1)])}
            />
          </div>
        </Section>
        <Section id="limits" title={t('settings.limits')}>
          <Field
            {...at('threshold', decimalText(locale, kept.threshold.value))}
            label={t('settings.threshold')}
            hint={t('settings.threshold.hint')}
            inputMode="decimal"
            unit={kept.threshold.currency}
          />
          <fieldset>
            <legend>{t('settings.budgets')}</legend>
            <p class="hint">{t('settings.budgets.hint')}</p>
            <div class="grid narrow">
              {budgeted.map((category) => (
                <Field
                  key={category}
                  {...at(`budget.${category}`, decimalText(locale, budget(category) ?? ''))}
                  label={t(`category.${category}`)}
                  inputMode="decimal"
                  unit={kept.threshold.currency}
                />
              ))}
            </div>
          </fieldset>
        </Section>
        <button type="submit">{t('save')}</button>
      </PostForm>
    </>
  );
}

/** Each in its own language, so that whoever chose a wrong one finds back. */
const languages = (browser: string): Option[] => [['', browser], ...localeChoices.map((tag): Option => [tag, ownName(tag)])];

function ownName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag.slice(0, 2)) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const zones = (kept: string): Option[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', kept])].sort().map((zone) => [zone, zone.replaceAll('_', ' ')]);
