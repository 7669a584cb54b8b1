import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { momentText } from '../format.ts';
import type { Frame, Page } from '../page.ts';
import { Head, Section } from '../parts/head.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty } from '../parts/notices.tsx';

interface Data {
  readonly receipts: Output<'listReceipts'>;
  readonly looks: Output<'listLooks'>;
  readonly zone: string;
}

/** What was agreed, what the bank does with it, who looked, and the ways out. */
export const privacy: Page<Data> = {
  path: '/app/privacy',
  title: 'privacy.title',
  load: async (api) => {
    const [receipts, looks, { zone }] = await Promise.all([api.listReceipts({}), api.listLooks({}), api.readSettings({})]);
    return { receipts, looks, zone };
  },
  render: (data, frame) => <Privacy {...data} frame={frame} />,
};

const promises = ['1', '2', '3', '4'];
const keptOfWarnings = ['1', '2', '3', '4'];

function Privacy({ receipts, looks, zone, frame }: Data & { readonly frame: Frame }): VNode {
  const { words: t, locale } = frame;
  return (
    <>
      <Head title={t('privacy.title')} text={t('privacy.text')} />
      <Section id="promises" title={t('promises.title')}>
        <div class="grid">
          <div>
            <h3>{t('promises.does')}</h3>
            <ul class="ticks">
              {promises.map((one) => (
                <li key={one}>
                  <Icon name="check" />
                  {t(`does.${one}`)}
                </li>
              ))}
            </ul>
          </div>
          <div>
            <h3>{t('promises.never')}</h3>
            <ul class="ticks never">
              {promises.map((one) => (
                <li key={one}>
                  <Icon name="privacy" />
                  {t(`never.${one}`)}
                </li>
              ))}
            </ul>
          </div>
        </div>
      </Section>
      <Section id="warned" title={t('warned.title')} text={t('warned.text')}>
        <ul class="bullets">
          {keptOfWarnings.map((one) => (
            <li key={one}>{t(`warned.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section id="receipts" title={t('receipts.title')} text={t('receipts.text')}>
        {receipts.length === 0 ? (
          <Empty icon="privacy" title={t('receipts.empty')} text={t('receipts.empty.text')} />
        ) : (
          receipts.map((receipt) => (
            <details class="receipt" key={receipt.id} id={`receipt-${receipt.id}`}>
              <summary>
                <span>{t(`platform.${receipt.platform}`)}</span>
                <span class="small">{momentText(locale, receipt.at, zone)}</span>
              </summary>
              <p class="small">{t('receipts.signed', { key: receipt.keyId, signature: receipt.signature })}</p>
              <pre>{bodyText(receipt.body)}</pre>
            </details>
          ))
        )}
      </Section>
      <Section id="looks" title={t('looks.title')} text={t('looks.text')}>
        {looks.length === 0 ? (
          <Empty icon="me" title={t('looks.empty')} text={t('looks.empty.text')} />
        ) : (
          <Looks looks={looks} zone={zone} frame={frame} />
        )}
      </Section>
      <Section id="yours" title={t('everything.title')} text={t('everything.text')}>
        <p class="actions">
          <a class="button quiet" href="/app/everything.json">
            <Icon name="download" />
            {t('everything.button')}
          </a>
        </p>
      </Section>
      <Section id="leave" title={t('leave.title')} text={t('leave.text')}>
        <p class="actions">
          <a class="button quiet" href="/app/unlink">
            {t('unlink.all')}
          </a>
          <a class="button danger" href="/app/erase">
            {t('erase.go')}
          </a>
        </p>
      </Section>
    </>
  );
}

const Looks = ({ looks, zone, frame: { words: t, locale } }: Pick<Data, 'looks' | 'zone'> & { readonly frame: Frame }): VNode => (
  <table class="stacks">
    <thead>
      <tr>
        <th scope="col">{t('looks.when')}</th>
        <th scope="col">{t('looks.who')}</th>
        <th scope="col">{t('looks.did')}</th>
        <th scope="col">{t('looks.why')}</th>
      </tr>
    </thead>
    <tbody>
      {looks.map(({ at, who, did, reason }) => (
        <tr key={at + did}>
          <td>{momentText(locale, at, zone)}</td>
          <td>{who}</td>
          <td>{t(`did.${did}`)}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What was signed, one part a line. */
const bodyText = (body: unknown): string =>
  typeof body === 'object' && body !== null
    ? Object.entries(body)
        .map(([part, value]) => `${part}: ${JSON.stringify(value)}`)
        .join('\n')
    : JSON.stringify(body);
