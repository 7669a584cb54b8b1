import type { VNode } from 'preact';
import type { Output } from '../api/operations.ts';
import { momentText } from '../format.ts';
import type { Frame } from '../page.ts';
import { PostForm } from './fields.tsx';
import { Icon } from './icon.tsx';
import { sentenceOf } from './sentence.ts';

interface LinkCardProps {
  readonly link: Output<'listLinks'>[number];
  readonly sharing: Output<'listSharing'>;
  readonly proof: Output<'readProof'>;
  readonly zone: string;
  readonly frame: Frame;
}

/** One assistant: whether it may speak, what it may say, and the ways to change that. */
export function LinkCard({ link, sharing, proof, zone, frame }: LinkCardProps): VNode {
  const { words: t, locale } = frame;
  const { platform, state, privateMode, linkedAt, lastUsedAt } = link;
  const mine = sharing.find((one) => one.platform === platform);
  const isLive = state === 'live';
  const at = (instant: string) => momentText(locale, instant, zone);
  return (
    <li class="link-card">
      <span class="disc">
        <Icon name={platform} />
      </span>
      <div>
        <h3>
          {t(`platform.${platform}`)}
          <span class={isLive && !privateMode ? 'chip on' : 'chip'}>{t(isLive && privateMode ? 'state.private' : `state.${state}`)}</span>
        </h3>
        {isLive && mine !== undefined && <p>{sentenceOf({ sharing: mine, links: [link], proof }, t)}</p>}
        {!isLive && <p>{t('lapsed.text', { platform: t(`platform.${platform}`) })}</p>}
        <p class="small">
          {t('linked.since', { at: at(linkedAt) })} · {lastUsedAt === null ? t('linked.unused') : t('linked.used', { at: at(lastUsedAt) })}
        </p>
        <div class="actions">
          {isLive ? (
            <>
              <a class="button quiet" href={`/app/sharing?platform=${platform}`}>
                {t('linked.change')}
              </a>
              <PostForm frame={frame} name={privateMode ? 'private-off' : 'private-on'}>
                <input type="hidden" name="id" value={link.id} />
                <button type="submit" class="quiet">
                  {t(privateMode ? 'private.off' : 'private.on')}
                </button>
              </PostForm>
            </>
          ) : (
            platform === 'alexa' && (
              <a class="button" href="/app/connect">
                {t('lapsed.again')}
              </a>
            )
          )}
          <a class="plain" href={`/app/unlink?id=${link.id}`}>
            {t('unlink.one')}
          </a>
        </div>
      </div>
    </li>
  );
}
