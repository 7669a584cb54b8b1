import { amountKinds, type FactKind } from '#skill';
import type { Output } from '../api/operations.ts';
import type { Words } from '../words.ts';

/** What one platform may be told, in one plain sentence: it follows from the cells, who else may hear, and how the customer proves who speaks. */

type Sharing = Output<'listSharing'>[number];
type Link = Output<'listLinks'>[number];
type Proof = Output<'readProof'>;
export type PlatformName = Sharing['platform'];

export interface Shared {
  readonly sharing: Sharing;
  /** Of this platform */
  readonly links: readonly Link[];
  readonly proof: Proof;
}

export function sentenceOf({ sharing, links, proof }: Shared, t: Words): string {
  const { platform } = sharing;
  const who = { subject: t(`subject.${platform}`) };
  const live = links.filter(({ state }) => state === 'live');
  if (live.length === 0) return t('sentence.unlinked', who);
  if (live.every(({ privateMode }) => privateMode)) return t('sentence.private', who);
  const told = toldOf(sharing);
  if (told === 'nothing') return t('sentence.nothing', who);
  const when = platform === 'phone' ? 'when.code' : isRoom(platform) ? `when.${proof.chosen}` : 'when.signed-in';
  const you = t(`you.${told}`, { when: t(when) });
  return isRoom(platform) && platform !== 'phone'
    ? t('sentence.room', { ...who, you, others: t(`others.${othersOf(told, live)}`) })
    : t('sentence.chat', { ...who, you });
}

/** Spoken aloud, so that others may be near. */
export const isRoom = (platform: PlatformName): boolean => platform === 'alexa' || platform === 'phone';

/** The links of the platform: what one of them lets others hear, they hear. */
export function householdOf(links: readonly Link[]): Link['household'] {
  const households = links.filter(({ state }) => state === 'live').map(({ household }) => household);
  return (['exact', 'coarse'] as const).find((one) => households.includes(one)) ?? 'nothing';
}

type Told = Sharing['cells'][number]['precision'] | 'own' | 'warnings';

/** By every amount's cells: one precision for all of them, or the customer's own mixture. */
function toldOf({ cells }: Sharing): Told {
  const amounts = cells.filter(({ kind }) => (amountKinds as readonly FactKind[]).includes(kind));
  const [precision = 'nothing', ...others] = new Set(amounts.map((cell) => cell.precision));
  if (others.length > 0) return 'own';
  if (precision !== 'nothing') return precision;
  const told = cells.filter((cell) => cell.precision !== 'nothing').map(({ kind }) => kind);
  if (told.includes('warning')) return 'warnings';
  return told.length > 0 ? 'own' : 'nothing';
}

/** Warnings and names are never told to others in round figures: there is nothing to round. */
const othersOf = (told: Told, links: readonly Link[]): Link['household'] =>
  told === 'warnings' && householdOf(links) === 'coarse' ? 'nothing' : householdOf(links);
