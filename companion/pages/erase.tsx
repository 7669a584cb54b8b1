import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { dayText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { attemptOf } from '../parts/attempt.ts';
import { described, PostForm, Wrong } from '../parts/fields.tsx';
import { Head, Section } from '../parts/head.tsx';

/** Says what goes and what the law makes the bank keep, why and until when; then one box and one button. */
export const erase: Page<Output<'readKept'>> = {
  path: '/app/erase',
  title: 'erase.title',
  load: (api) => api.readKept({}),
  render: (kept, frame) => <Erase {...kept} frame={frame} />,
};

const gone = ['1', '2', '3', '4', '5'];

function Erase({ items, frame }: Output<'readKept'> & { readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  const error = attemptOf(frame, 'erase').error('sure');
  return (
    <>
      <Head title={t('erase.title')} text={t('erase.text')} />
      <Section id="goes" title={t('erase.goes')}>
        <ul class="bullets">
          {gone.map((one) => (
            <li key={one}>{t(`erase.goes.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="stays" title={t('erase.stays')}>
        {items.length === 0 ? (
          <p>{t('erase.stays.nothing')}</p>
        ) : (
          <table class="stacks">
            <thead>
              <tr>
                <th scope="col">{t('kept.what')}</th>
                <th scope="col">{t('kept.why')}</th>
                <th scope="col">{t('kept.until')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ what, reason, until }) => (
                <tr key={what}>
                  <th scope="row">{t(`kept.${what}`)}</th>
                  <td>{t(`kept.reason.${reason}`)}</td>
                  <td>{dayText(locale, until)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <div class="panel">
        <PostForm frame={frame} name="erase">
          <label class="choice">
            <input id="sure" type="checkbox" name="sure" value="yes" {...described('sure', undefined, error)} />
            {t('erase.sure')}
          </label>
          <Wrong id="sure" text={error} />
          <div class="actions">
            <button type="submit" class="danger">
              {t('erase.button')}
            </button>
            <a class="plain" href="/app/privacy">
              {t('keep')}
            </a>
          </div>
        </PostForm>
      </div>
    </>
  );
}
