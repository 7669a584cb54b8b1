import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { listText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { Go, Head, Section } from '../parts/head.tsx';
import { accountLabel, accountNames } from '../parts/labels.ts';
import { LinkCard } from '../parts/link-card.tsx';
import { Empty, Notice } from '../parts/notices.tsx';
import { Questions } from '../parts/questions.tsx';
import { TaskCard } from '../parts/task-card.tsx';
import { bySeverity, WarningCard } from '../parts/warning-card.tsx';

interface Data {
  readonly overview: Output<'overview'>;
  readonly sharing: Output<'listSharing'>;
  readonly accounts: Output<'listAccounts'>;
  readonly warned: Output<'listWarnings'>;
  readonly zone: string;
}

/** What may be wrong first, then what waits for a tap, then who is linked, then the last things said. */
export const home: Page<Data> = {
  path: '/app',
  title: 'home.title',
  load: async (api) => {
    const [overview, sharing, accounts, warned, { zone }] = await Promise.all([
      api.overview({}),
      api.listSharing({}),
      api.listAccounts({}),
      api.listWarnings({ query: {} }),
      api.readSettings({}),
    ]);
    return { overview, sharing, accounts, warned, zone };
  },
  render: (data, frame) => <Home {...data} frame={frame} />,
};

function Home({ overview, sharing, accounts, warned, zone, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t } = frame;
  const { tasks, said, proof, reviewer } = overview;
  const nameOf = accountNames(accounts);
  const open = bySeverity(warned.warnings.filter(({ state }) => state === 'open'));
  const frozen = accounts.filter(({ card }) => card === 'frozen');
  const links = overview.links.filter(({ state }) => state !== 'ended');
  return (
    <>
      <Head title={t('home.heading')} text={t('home.text')} />
      {reviewer && <Notice kind="plain">{t('reviewer')}</Notice>}
      {open.length > 0 && (
        <section class="open-warnings" aria-labelledby="open">
          <h2 id="open">{t('warnings.open', { count: open.length })}</h2>
          {open.map((warning) => (
            <WarningCard key={warning.id} warning={warning} nameOf={nameOf} zone={zone} frame={frame} />
          ))}
        </section>
      )}
      {frozen.length > 0 && (
        <Notice kind="bad">
          <p>{t('cards.frozen.text', { accounts: listText(frame.locale, frozen.map(accountLabel)) })}</p>
          <Go to="/app/warnings#cards">{t('cards.go')}</Go>
        </Notice>
      )}
      {tasks.length > 0 && (
        <section class="tasks" aria-labelledby="tasks">
          <h2 id="tasks">{t('tasks.title', { count: tasks.length })}</h2>
          {tasks.map((task) => (
            <TaskCard key={task.id} task={task} nameOf={nameOf} zone={zone} frame={frame} />
          ))}
        </section>
      )}
      {proof.locked && (
        <Notice kind="bad">
          <p>{t('pin.locked')}</p>
          <Go to="/app/pin">{t('pin.unlock')}</Go>
        </Notice>
      )}
      <Section id="linked" title={t('linked.title')}>
        {links.length === 0 ? (
          <Empty icon="alexa" title={t('linked.empty')} text={t('linked.empty.text')}>
            <Connect frame={frame} />
          </Empty>
        ) : (
          <ul class="rows">
            {links.map((link) => (
              <LinkCard key={link.id} link={link} sharing={sharing} proof={proof} zone={zone} frame={frame} />
            ))}
          </ul>
        )}
        {links.length > 0 && !links.some(({ platform, state }) => platform === 'alexa' && state === 'live') && (
          <p class="actions">
            <Connect frame={frame} />
          </p>
        )}
      </Section>
      <Section id="said" title={t('home.said')}>
        {said.length === 0 ? (
          <Empty icon="said" title={t('said.empty')} text={t('said.empty.text')} />
        ) : (
          <>
            <Questions rows={said} nameOf={nameOf} zone={zone} frame={frame} brief />
            <Go to="/app/said">{t('home.all-said')}</Go>
          </>
        )}
      </Section>
    </>
  );
}

const Connect = ({ frame }: { readonly frame: Frame }): VNode => (
  <a class="button" href="/app/connect">
    {frame.words('connect.button')}
  </a>
);
