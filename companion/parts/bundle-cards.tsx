import type { VNode } from 'preact';
import type { BundleName } from '#skill';
import type { Words } from '../words.ts';
import { Icon, type IconName } from './icon.tsx';
import { isRoom, type PlatformName } from './sentence.ts';

const cards: readonly (readonly [BundleName, IconName])[] = [
  ['just-me', 'me'],
  ['shared-room', 'room'],
  ['warnings-only', 'bell'],
];

interface BundleProps {
  readonly platform: PlatformName;
  readonly chosen: BundleName | null;
  readonly words: Words;
}

/** Three ways to begin, each one press. None stands out before the customer has chosen; each says what others could hear. */
export const BundleCards = ({ platform, chosen, words: t }: BundleProps): VNode => (
  <div class="bundles">
    {cards.map(([name, icon]) => (
      <button
        key={name}
        type="submit"
        name="bundle"
        value={name}
        class="bundle"
        aria-pressed={chosen === null ? undefined : chosen === name}
      >
        <span class="bundle-title">
          <span class="disc">
            <Icon name={icon} />
          </span>
          {t(`bundle.${name}`)}
          {chosen === name && <span class="chip on">{t('bundle.chosen')}</span>}
        </span>
        <span class="bundle-what">{t(`bundle.${name}.what`)}</span>
        <span class="bundle-room">
          <Icon name={isRoom(platform) ? 'ear' : 'room'} />
          <span>{t(`bundle.${name}.${isRoom(platform) ? 'room' : 'screen'}`)}</span>
        </span>
      </button>
    ))}
  </div>
);
