import type { Detected, Payment } from '#skill/build';
import { formatDecimal } from '#skill';

/** Why it was found, in English, with the figures from which an engineer can work it out again. */
export function sentenceOf({ reason }: Detected, payment: Payment): string {
  const code = payment.currency;
  const size = payment.amountMinor < 0n ? -payment.amountMinor : payment.amountMinor;
  const amount = `${formatDecimal({ amountMinor: size, currency: code })} ${code}`;
  const shop = payment.merchant ?? 'the same merchant';
  switch (reason.kind) {
    case 'duplicate': {
      const gap = reason.minutesApart === null ? '' : `, ${reason.minutesApart} minutes before`;
      return `${amount} at ${shop} again: transaction ${reason.earlier} took the same on ${reason.earlierOn}${gap}`;
    }
    case 'unusual-amount':
      return `${reason.times} times the usual ${reason.usual} ${code}${reason.category === null ? '' : ` at ${reason.category}`} (median of ${count(reason.count, 'payment')})`;
    case 'new-merchant':
      return `first payment at ${payment.merchant ?? 'this merchant'}, and ${reason.times} times the usual ${reason.usual} ${code} (median of ${count(reason.count, 'payment')}; higher than 95 of 100)`;
    case 'abroad':
      return reason.country === null
        ? 'too far from the payment before for the time between the two'
        : `first payment in ${reason.country} in twelve months`;
    case 'burst':
      return `${count(reason.count, 'unusual payment')} of ${reason.total} ${code} together within ${reason.hours} hours${reason.unusualHours ? ', at hours without payments before' : ''}`;
    case 'price-rise':
      return `${amount} at ${shop}, where the last ${count(reason.count, 'charge')} came to ${reason.before} ${code}`;
    case 'trial-ended':
      return `${amount} at ${shop} after a trial for ${reason.trial} ${code}`;
    case 'low-balance': {
      const when = reason.expectedOn === null ? 'is' : `falls on ${reason.expectedOn}, by a regular payment,`;
      return `the balance of ${reason.balance} ${code} ${when} below ${reason.limit} ${code}`;
    }
  }
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
