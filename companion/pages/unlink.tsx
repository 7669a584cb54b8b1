import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import type { Frame, Page } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { PostForm } from '../parts/fields.tsx';
import { Head } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty } from '../parts/notices.tsx';

interface Data {
  readonly links: Output<'listLinks'>;
  /** The one to unlink, '' for all */
  readonly id: string;
}

/** Says what unlinking does before it is done; one assistant or all of them. */
export const unlink: Page<Data> = {
  path: '/app/unlink',
  title: 'unlink.title',
  load: async (api, query) => {
    const links = await api.listLinks({});
    const id = textOf(query, 'id');
    return { links: links.filter((link) => link.state !== 'ended' && (id === '' || link.id === id)), id };
  },
  render: (data, frame) => <Unlink {...data} frame={frame} />,
};

function Unlink({ links, id, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  if (links.length === 0) {
    return (
      <>
        <Head title={t('unlink.title')} />
        <div class="panel">
          <Empty icon="check" title={t('unlink.none')} text={t('unlink.none.text')}>
            <a class="button quiet" href="/app">
              {t('home.back')}
            </a>
          </Empty>
        </div>
      </>
    );
  }
  return (
    <>
      <Head title={t('unlink.title')} text={t('unlink.text')} />
      <div class="panel">
        <ul class="rows">
          {links.map((link) => (
            <li class="link-card" key={link.id}>
              <span class="disc">
                <Icon name={link.platform} />
              </span>
              <p class="strong">{t(`platform.${link.platform}`)}</p>
            </li>
          ))}
        </ul>
        <p>{t('unlink.stays')}</p>
        <PostForm
          frame={frame}
          name={id === '' ? 'unlink-all' : 'unlink'}
          query={id === '' ? '' : `?id=${encodeURIComponent(id)}`}
          class="actions"
        >
          <input type="hidden" name="id" value={id} />
          <button type="submit" class="danger">
            {t('unlink.button', { count: links.length })}
          </button>
          <a class="plain" href="/app">
            {t('keep')}
          </a>
        </PostForm>
      </div>
    </>
  );
}
