import type { ComponentChildren, VNode } from 'preact';
import { documentOf } from './layout.tsx';
import type { Frame } from './page.ts';
import { BundleCards } from './parts/bundle-cards.tsx';
import { Head } from './parts/head.tsx';
import { Icon } from './parts/icon.tsx';
import { Empty } from './parts/notices.tsx';
import type { PlatformName } from './parts/sentence.ts';
import { PinFields } from './pages/pin.tsx';

/** The pages between signing in at the bank and the platform's "linked": one choice, one PIN, done. Each a whole HTML document. */

interface Linking {
  /** Of the interaction: /oauth/interaction/<uid> */
  readonly uid: string;
  readonly platform: PlatformName;
}

interface StepProps extends Linking {
  readonly frame: Frame;
  readonly step: 'card' | 'pin';
  readonly children: ComponentChildren;
}

const Step = ({ frame, uid, step, children }: StepProps): VNode => (
  <form method="post" action={`/oauth/interaction/${encodeURIComponent(uid)}/${step}`} class="panel" novalidate>
    <input type="hidden" name="csrf" value={frame.csrf} />
    {children}
  </form>
);

/** Three cards, none preselected; one press chooses: field `bundle`. */
export function cardsPage(frame: Frame, linking: Linking): string {
  const { words: t } = frame;
  const name = { platform: t(`platform.${linking.platform}`) };
  return documentOf({
    frame,
    title: 'link.card.title',
    bare: true,
    children: (
      <>
        <Head title={t('link.card.heading', name)} text={t('link.card.text')} />
        <Step {...linking} frame={frame} step="card">
          <BundleCards platform={linking.platform} chosen={null} words={t} />
        </Step>
        <p class="small">{t('link.card.never', name)}</p>
      </>
    ),
  });
}

/** A voice PIN, or none for now: fields `pin` and `again`, or button `skip`. */
export function pinPage(frame: Frame, linking: Linking): string {
  const { words: t } = frame;
  return documentOf({
    frame,
    title: 'link.pin.title',
    bare: true,
    children: (
      <>
        <Head title={t('link.pin.title')} text={t('link.pin.text', { platform: t(`platform.${linking.platform}`) })} />
        <Step {...linking} frame={frame} step="pin">
          <PinFields frame={frame} form="pin" />
          <p class="hint">{t('pin.never')}</p>
          <div class="actions">
            <button type="submit">{t('link.pin.save')}</button>
            <button type="submit" class="quiet" name="skip" value="yes">
              {t('link.pin.skip')}
            </button>
          </div>
        </Step>
      </>
    ),
  });
}

const examples = ['1', '2', '3'];

/** Linked: what to say first, and the way back to the platform. */
export function donePage(frame: Frame, { platform, resume }: Linking & { readonly resume: string }): string {
  const { words: t } = frame;
  const name = { platform: t(`platform.${platform}`) };
  const wake = platform === 'alexa' ? 'say.alexa' : 'say';
  return documentOf({
    frame,
    title: 'link.done.title',
    bare: true,
    children: (
      <div class="panel lone">
        <Empty icon="check" heading title={t('link.done.heading', name)} text={t('link.done.text')}>
          <ul class="say">
            {examples.map((one) => (
              <li key={one}>
                <Icon name="said" />
                {t(`${wake}.${one}`)}
              </li>
            ))}
          </ul>
          <a class="button" href={resume}>
            {t('link.done.button', name)}
          </a>
          <p class="small">{t('link.done.change')}</p>
        </Empty>
      </div>
    ),
  });
}

/** What went wrong while linking, closed, each with words under `link.trouble.<code>`; anything else is told as 'failed'. */
const troubles = ['lapsed', 'refused', 'failed'];

export function troublePage(frame: Frame, { code }: { readonly code: string }): string {
  const { words: t } = frame;
  const known = troubles.includes(code) ? code : 'failed';
  return documentOf({
    frame,
    title: 'trouble.title',
    bare: true,
    children: (
      <div class="panel lone">
        <Empty icon="safety" heading title={t(`link.trouble.${known}`)} text={t(`link.trouble.${known}.text`)} />
      </div>
    ),
  });
}
