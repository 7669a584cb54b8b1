import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import type { Frame, Page } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { BundleCards } from '../parts/bundle-cards.tsx';
import { PostForm } from '../parts/fields.tsx';
import { Head, Section } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { Keeps } from '../parts/keeps.tsx';
import { Empty } from '../parts/notices.tsx';
import { OwnRules } from '../parts/own-rules.tsx';
import { sentenceOf } from '../parts/sentence.ts';
import { Talk } from '../parts/talk.tsx';

interface Data {
  readonly all: Output<'listSharing'>;
  readonly links: Output<'listLinks'>;
  readonly accounts: Output<'listAccounts'>;
  readonly proof: Output<'readProof'>;
  /** The platform that is open, null while nothing is linked */
  readonly open: Output<'listSharing'>[number] | null;
  readonly examples: Output<'hearExample'>;
}

/** One sentence per platform; for the one that is open the three ways to begin, then every cell for whoever wants it. */
export const sharing: Page<Data> = {
  path: '/app/sharing',
  title: 'sharing.title',
  load: async (api, query) => {
    const [given, everyLink, accounts, proof] = await Promise.all([
      api.listSharing({}),
      api.listLinks({}),
      api.listAccounts({}),
      api.readProof({}),
    ]);
    const links = everyLink.filter(({ state }) => state === 'live');
    const all = given.filter(({ platform }) => links.some((link) => link.platform === platform));
    const open = all.find(({ platform }) => platform === textOf(query, 'platform')) ?? all[0] ?? null;
    const examples = open === null ? [] : await api.hearExample({ id: open.platform });
    return { all, links, accounts, proof, open, examples };
  },
  render: (data, frame) => <Sharing {...data} frame={frame} />,
};

function Sharing(data: Data & { readonly frame: Frame }): VNode {
  const { all, links, proof, open, frame } = data;
  const { words: t } = frame;
  if (open === null) {
    return (
      <>
        <Head title={t('sharing.title')} text={t('sharing.text')} />
        <div class="panel">
          <Empty icon="alexa" title={t('linked.empty')} text={t('sharing.empty')}>
            <a class="button" href="/app/connect">
              {t('connect.button')}
            </a>
          </Empty>
        </div>
      </>
    );
  }
  return (
    <>
      <Head title={t('sharing.title')} text={t('sharing.text')} />
      <ul class="sentences">
        {all.map((one) => (
          <li key={one.platform}>
            <a href={`/app/sharing?platform=${one.platform}`} aria-current={one === open ? 'true' : undefined}>
              <span class="disc">
                <Icon name={one.platform} />
              </span>
              <span>{sentenceOf({ sharing: one, links: linksOf(one.platform, links), proof }, t)}</span>
            </a>
          </li>
        ))}
      </ul>
      <Platform {...data} open={open} />
    </>
  );
}

function Platform({
  open,
  links,
  accounts,
  examples,
  frame,
}: Data & { readonly frame: Frame; readonly open: Output<'listSharing'>[number] }): VNode {
  const { words: t } = frame;
  const { platform, bundle, keeps, receipt } = open;
  const name = { platform: t(`platform.${platform}`), subject: t(`subject.${platform}`) };
  return (
    <>
      <Section id="choose" title={t('choose.title', name)} text={t('choose.text')}>
        <PostForm frame={frame} name="bundle" query={`?platform=${platform}`}>
          <input type="hidden" name="platform" value={platform} />
          <BundleCards platform={platform} chosen={bundle} words={t} />
        </PostForm>
        <OwnRules sharing={open} links={linksOf(platform, links)} accounts={accounts} frame={frame} />
        {receipt !== null && (
          <p class="small">
            <a href={`/app/privacy#receipt-${receipt}`}>{t('sharing.receipt')}</a>
          </p>
        )}
      </Section>
      {examples.length > 0 && (
        <Section id="hear" title={t('hear.title')} text={t('hear.text')}>
          <div class="talks">
            {examples.map((example) => (
              <Talk key={example.listener} example={example} words={t} />
            ))}
          </div>
        </Section>
      )}
      <Keeps platform={platform} keeps={keeps} frame={frame} />
    </>
  );
}

const linksOf = (platform: string, links: Data['links']) => links.filter((link) => link.platform === platform);
