import { randomUUID } from 'node:crypto';
import type { CivilDate, WarningId } from '#skill';
import type { KnockBody, KnockFacts, NewDelivery } from '../store/warning-store.ts';
import { localTime } from '../store/zoned-clock.ts';
import { afterQuiet, instantOf } from './local-time.ts';

/** What is sent to a customer about a warning: that there is something to look at. Empty: they find it at the next contact. */
export type PlanKnocks = (
  warning: { readonly id: WarningId; readonly expiresAt: string },
  facts: KnockFacts,
  now: string,
) => readonly NewDelivery[];

const perDay = 3;
/** A knock that came later would be about something long answered (Alexa keeps one for a day at most). */
const lifeMs = 24 * 60 * 60_000;

/**
 * To the bank's notification hub and to every address of the customer's, in `words` that hold their phrase. At most three a day of
 * theirs, none in their quiet hours, and none without their phrase, by which a forged one is known. */
export const planKnocks =
  (words: (locale: string | null, phrase: string) => KnockBody): PlanKnocks =>
  (warning, { choices, locale, zone, knocks, addresses }, now) => {
    if (choices.phrase === null) return [];
    const local = afterQuiet(localTime(now, zone), choices.quiet);
    const day = local.slice(0, 10) as CivilDate;
    const dueAt = local === localTime(now, zone) ? now : instantOf(local, zone);
    if ((knocks[day] ?? 0) >= perDay || dueAt >= warning.expiresAt) return [];
    const latest = new Date(Date.parse(dueAt) + lifeMs).toISOString();
    const expiresAt = latest < warning.expiresAt ? latest : warning.expiresAt;
    const knock = { kind: 'knock', warningId: warning.id, day, dueAt, expiresAt, body: words(locale, choices.phrase) } as const;
    return [
      { ...knock, id: randomUUID(), channel: 'hub', addressId: null },
      ...addresses.map(({ id, channel }) => ({ ...knock, id: randomUUID(), channel, addressId: id })),
    ];
  };
