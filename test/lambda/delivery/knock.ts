import type { CivilDate, CustomerId, WarningId } from '#skill';
import type { BankEvent, Delivery } from '../../../lambda/store/warning-store.ts';

export const noon = new Date('2026-11-23T12:00:00Z');
export const atNoon = () => noon;
export const later = (minutes: number): string => new Date(noon.getTime() + minutes * 60_000).toISOString();

const head = {
  customerId: 'ada' as CustomerId,
  id: '0b54f8a3-9c6e-4c1b-8a51-2f5a0f6f3c11',
  dueAt: later(0),
  expiresAt: later(24 * 60),
  tries: 0,
  address: null,
};

/** A knock as the store hands it out. */
export const knock = (changes: Partial<Pick<Delivery, 'id' | 'tries' | 'expiresAt' | 'address' | 'channel'>> = {}): Delivery => ({
  ...head,
  kind: 'knock',
  channel: 'hub',
  addressId: null,
  warningId: '7d9a8c0e-54a4-4a4e-9d3c-6f1f3d0f5a22' as WarningId,
  day: '2026-11-23' as CivilDate,
  body: {
    title: 'Harbour Bank, blue heron',
    text: 'There is something to look at in the Harbour Bank app. Your phrase: blue heron.',
    locale: 'en-US',
  },
  ...changes,
});

/** What the customer did, on its way to the bank. */
export const event = (body: BankEvent): Delivery => ({
  ...head,
  kind: 'event',
  channel: 'hub',
  body: { ...body, at: later(-1), over: 'alexa' },
});

export const frozen = event({ type: 'card.frozen', account: 'ada/checking-1' });
