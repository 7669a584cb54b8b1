import type { Slot } from 'ask-sdk-model';
import { fields } from '../../json.ts';
import { readSlot } from './resolution.ts';

/** The door's own intent: the customer says their voice PIN. Its slots never reach the core (docs/decisions/0012). */
export const voicePinIntent = 'VoicePin';

/** Four digits in one slot: Amazon's type for them keeps leading zeros. */
export const pinSlot = { name: 'pin', type: 'AMAZON.FOUR_DIGIT_NUMBER' } as const;

/** Five or six come one by one: of a longer number Amazon promises the value, not its zeros. */
export const digitSlots = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
export const digitType = 'DIGIT';

/** The four to six digits that were said, or null if they cannot be read. They stay text: a PIN is no number. */
export function readPin(slots: unknown): string | null {
  const given = fields(slots);
  const whole = readSlot(given[pinSlot.name]);
  if (whole === 'unreadable') return null;
  if (whole !== null) return pinOf(whole.heard.replaceAll(/[\s.-]/g, ''));
  const digits = digitSlots.map((name) => readSlot(given[name]));
  const said = digits.slice(0, digits.findLastIndex((digit) => digit !== null) + 1);
  return pinOf(said.map((digit) => (digit === null || digit === 'unreadable' ? '?' : (digit.id ?? digit.heard))).join(''));
}

const pinOf = (digits: string): string | null => (/^\d{4,6}$/.test(digits) ? digits : null);

/** The slots Alexa would fill with it: the inverse of readPin. */
export function alexaPinSlots(pin: string): Readonly<Record<string, Slot>> {
  const values: readonly (readonly [string, string | undefined])[] = [
    [pinSlot.name, pin.length === 4 ? pin : undefined],
    ...digitSlots.map((name, position) => [name, pin.length === 4 ? undefined : pin[position]] as const),
  ];
  const slot = (name: string, value: string | undefined): Slot => ({
    name,
    confirmationStatus: 'NONE',
    ...(value === undefined ? {} : { value }),
  });
  return Object.fromEntries(values.map(([name, value]) => [name, slot(name, value)]));
}
