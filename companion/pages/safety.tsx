import type { VNode } from 'preact';
import type { Frame, Page } from '../page.ts';
import { Head, Section } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';

/** How to tell us from a scam. Open to everybody: whoever is called by a stranger has no time to sign in. */
export const safety: Page<null> = {
  path: '/app/safety',
  title: 'safety.title',
  open: true,
  load: async () => null,
  render: (_, frame) => <Safety frame={frame} />,
};

const List = ({
  title,
  never,
  keys,
  frame,
}: {
  readonly title: string;
  readonly never: boolean;
  readonly keys: readonly string[];
  readonly frame: Frame;
}): VNode => (
  <Section id={never ? 'never' : 'always'} title={title}>
    <ul class={never ? 'ticks never' : 'ticks'}>
      {keys.map((key) => (
        <li key={key}>
          <Icon name={never ? 'safety' : 'check'} />
          {frame.words(key)}
        </li>
      ))}
    </ul>
  </Section>
);

const numbered = (key: string, count: number) => Array.from({ length: count }, (_, index) => `${key}.${index + 1}`);

function Safety({ frame }: { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  return (
    <>
      <Head title={t('safety.title')} text={t('safety.text')} />
      <List title={t('safety.never')} never keys={numbered('safety.never', 5)} frame={frame} />
      <List title={t('safety.always')} never={false} keys={numbered('safety.always', 4)} frame={frame} />
      <Section id="doubt" title={t('safety.doubt')}>
        <p>{t('safety.doubt.text')}</p>
        <p class="number">
          <a href={`tel:${t('safety.number').replace(/[^+\d]/g, '')}`}>{t('safety.number')}</a>
        </p>
      </Section>
    </>
  );
}
