import type { Locale } from '#skill';
import { type Figure, figure } from '../oracle/expression.ts';
import type { Amount } from '../oracle/figures.ts';
import type { OracleWorld } from '../oracle/world.ts';

/** The oracle's figures in words, written here a second time on purpose: a slip in locales/ must not repeat itself. */

const currencyWords: Readonly<Record<Locale, Readonly<Record<string, readonly [string, string, string]>>>> = {
  'en-US': { USD: ['dollar', 'dollars', 'cents'], EUR: ['euro', 'euros', 'cents'], GBP: ['pound', 'pounds', 'pence'] },
  'fr-FR': { USD: ['dollar', 'dollars', 'cents'], EUR: ['euro', 'euros', 'centimes'], GBP: ['livre', 'livres', 'pence'] },
};

const months: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  'fr-FR': ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
};

const weekdays: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  'fr-FR': ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
};

const accounts: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'en-US': { checking: 'your checking account', savings: 'your savings', card: 'your credit card', joint: 'the joint account' },
  'fr-FR': { checking: 'votre compte courant', savings: 'votre épargne', card: 'votre carte de crédit', joint: 'le compte joint' },
};

/** A sentence of a transcript with every {expression} replaced by the oracle's figure. */
export function expectedWords(template: string, world: OracleWorld, locale: Locale): string {
  return template.replaceAll(/{([^}]*)}/g, (_, expression: string) => wordsFor(expression, world, locale));
}

function wordsFor(expression: string, world: OracleWorld, locale: Locale): string {
  const [head, ...rest] = expression.split(' ');
  if (head === 'item') return itemWords(`recent ${rest[0]}`, '', world, locale);
  if (head === 'found' && /^\d/.test(rest[0] ?? '')) return itemWords(`found ${rest[0]}`, rest.slice(1).join(' '), world, locale);
  if (head === 'direction') return directionWords(`recent ${rest[0]} signed`, world, locale);
  if (head === 'account') {
    const owner = figure(world, `recent ${rest[0]} account`);
    return (owner.type === 'name' && accounts[locale][owner.name]) || expression;
  }
  const words = valueWords(figure(world, expression), world, locale);
  return head === 'spent' && isUnsure(world, rest.join(' ')) ? `${locale === 'fr-FR' ? 'environ' : 'about'} ${words}` : words;
}

/** Money goes out of an account and into one. */
function directionWords(list: string, world: OracleWorld, locale: Locale): string {
  const signed = figure(world, list);
  const cameIn = signed.type === 'money' && (signed.amounts[0]?.amountMinor ?? 0n) > 0n;
  if (locale === 'fr-FR') return cameIn ? 'sur' : 'depuis';
  return cameIn ? 'to' : 'from';
}

function isUnsure(world: OracleWorld, asked: string): boolean {
  const unsure = figure(world, `unsure ${asked}`);
  return unsure.type === 'count' && unsure.count > 0;
}

/** One payment of a list as it is read out; money that came in names its sender last. */
function itemWords(list: string, rest: string, world: OracleWorld, locale: Locale): string {
  const part = (what: string) => figure(world, `${list} ${what} ${rest}`);
  const signed = part('signed');
  const cameIn = signed.type === 'money' && (signed.amounts[0]?.amountMinor ?? 0n) > 0n;
  const [name, amount, date, status] = ['name', 'amount', 'date', 'status'].map((what) => valueWords(part(what), world, locale));
  return cameIn ? `${amount} ${locale === 'fr-FR' ? 'de' : 'from'} ${name}, ${date}${status}` : `${name}, ${amount}, ${date}${status}`;
}

function valueWords(value: Figure, world: OracleWorld, locale: Locale): string {
  switch (value.type) {
    case 'money':
      return value.amounts.map((amount) => moneyWords(amount, locale)).join(locale === 'fr-FR' ? ' et ' : ' and ');
    case 'count':
      return String(value.count);
    case 'date':
      return dateWords(value.date, world.today, locale);
    case 'name':
      return value.name;
    case 'status':
      return value.pending ? (locale === 'fr-FR' ? ', en attente' : ', pending') : '';
  }
}

function moneyWords({ amountMinor, currency }: Amount, locale: Locale): string {
  const [one, many, minor] = currencyWords[locale][currency] ?? ['', '', ''];
  const whole = Number(amountMinor / 100n);
  const part = Number(amountMinor % 100n);
  const singular = locale === 'fr-FR' ? whole < 2 : whole === 1;
  const major = `${locale === 'fr-FR' ? whole : whole.toLocaleString('en-US')} ${singular ? one : many}`;
  if (part === 0) return major;
  if (whole === 0) return `${part} ${minor}`;
  return part < 10
    ? `${major} ${locale === 'fr-FR' ? 'et' : 'and'} ${part} ${part === 1 ? minor.replace(/s$/, '').replace('pence', 'penny') : minor}`
    : `${major} ${part}`;
}

function dateWords(date: string, today: string, locale: Locale): string {
  const french = locale === 'fr-FR';
  const at = Date.parse(`${date}T00:00:00Z`);
  const days = (Date.parse(`${today}T00:00:00Z`) - at) / 86_400_000;
  if (days === 0) return french ? "aujourd'hui" : 'today';
  if (days === 1) return french ? 'hier' : 'yesterday';
  const weekday = weekdays[locale][new Date(at).getUTCDay()];
  if (days < 7) return french ? `${weekday}` : `on ${weekday}`;
  const month = months[locale][Number(date.slice(5, 7)) - 1];
  const day = Number(date.slice(8));
  return french ? `le ${day === 1 ? 'premier' : day} ${month}` : `on ${month} ${day}`;
}
