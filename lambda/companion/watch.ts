import { randomInt } from 'node:crypto';
import { currency, formatDecimal } from '#skill';
import { type Api, ApiError, type Input, type Output } from '../../companion/api/operations.ts';
import type { WatchChoices } from '../store/warning-store.ts';
import { minorOf } from './settings.ts';
import type { Visit } from './visit.ts';

export const watchCalls = (visit: Visit) => {
  const { customer, warnings } = visit;
  const readWatch = async () => view(await warnings.choices(customer.id), visit);
  return {
    readWatch,
    changeWatch: async ({ body }) => {
      await warnings.choose(customer.id, chosen(body, visit));
      return readWatch();
    },
  } satisfies Partial<Api>;
};

function view({ lowBalanceMinor, muted, ...same }: WatchChoices, visit: Visit): Output<'readWatch'> {
  const { customer, brand, rules, vapidPublicKey } = visit;
  const home = customer.homeCurrency;
  return {
    ...same,
    muted: [...muted],
    lowBalance:
      lowBalanceMinor === null
        ? null
        : { value: formatDecimal({ amountMinor: lowBalanceMinor, currency: currency(home) }), currency: home },
    suggestions: Array.from({ length: 3 }, () => suggestion(visit)),
    detector: rules.warnings.detector[brand.demo ? 'demo' : 'live'],
    vapidPublicKey,
  };
}

function chosen({ promise, muted, quiet, lowBalance, phrase }: Input<'changeWatch'>['body'], visit: Visit): Partial<WatchChoices> {
  // Quiet from nine to nine could be a whole day or no minute of it.
  if (quiet?.from !== undefined && quiet.from === quiet.to) throw new ApiError('input.invalid', 'quiet.to');
  return {
    ...(promise !== undefined && { promise }),
    ...(muted !== undefined && { muted: [...new Set(muted)] }),
    ...(quiet !== undefined && { quiet }),
    ...(lowBalance !== undefined && {
      lowBalanceMinor: lowBalance === null ? null : minorOf(lowBalance, visit.customer.homeCurrency, 'lowBalance'),
    }),
    ...(phrase !== undefined && { phrase: phrase === null ? null : ownPhrase(phrase, visit) }),
  };
}

/** Whoever forges a notice knows the bank's name: it proves nothing. */
function ownPhrase(typed: string, { brand }: Visit): string {
  const phrase = typed.normalize('NFC');
  if (plain(phrase).includes(plain(brand.name))) throw new ApiError('input.invalid', 'phrase');
  return phrase;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();

/** Three words drawn from the lists of the customer's language. */
function suggestion({ words, locale }: Visit): string {
  const t = words(locale);
  const one = (list: string): string => {
    const choices = t(list).split(' ');
    return choices[randomInt(choices.length)] ?? '';
  };
  return [one('watch.words.first'), one('watch.words.second'), one('watch.words.third')].join(' ');
}
