import type { Frame, Page } from '../page.ts';
import { Empty } from '../parts/notices.tsx';
import type { IconName } from '../parts/icon.tsx';
import type { VNode } from 'preact';

/** What is shown after leaving: signed out, or erased. Both to whoever opens them, as no customer is known any more. */
export const goodbye: Page<null> = {
  path: '/app/goodbye',
  title: 'goodbye.title',
  open: true,
  load: async () => null,
  render: (_, frame) => <Ended icon="out" of="goodbye" frame={frame} again />,
};

export const erased: Page<null> = {
  path: '/app/erased',
  title: 'erased.title',
  open: true,
  load: async () => null,
  render: (_, frame) => <Ended icon="check" of="erased" frame={frame} />,
};

interface EndedProps {
  readonly icon: IconName;
  readonly of: 'goodbye' | 'erased';
  readonly frame: Frame;
  readonly again?: boolean;
}

const Ended = ({ icon, of, frame: { words: t }, again = false }: EndedProps): VNode => (
  <div class="panel lone">
    <Empty icon={icon} heading title={t(`${of}.title`)} text={t(`${of}.text`)}>
      {again && (
        <a class="button" href="/login">
          {t('sign-in.again')}
        </a>
      )}
    </Empty>
  </div>
);
