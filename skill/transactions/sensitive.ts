import type { CategoryId } from './categories.ts';
import { words } from './statement-words.ts';

/** Asked for by name, a sum of it tells what its merchants tell. */
export const isSensitiveCategory = (category: CategoryId): boolean => category === 'health';

/** Merchant category codes (ISO 18245) of politics and religion, of dating and adult services, of lotteries and betting. */
const codes = new Set(['5967', '7273', '7297', '7800', '7801', '7802', '7995', '8651', '8661', '9406']);

/** Where the code tells what else a shop is, its name tells nothing: a supermarket may be called Casino. */
const vague: readonly CategoryId[] = ['uncategorised', 'entertainment', 'subscriptions'];

const health = words(
  '(?:para)?pharmac(?:y|ie|ies)',
  'chemists?',
  'apoth(?:eek|eke|ecary)',
  'cvs',
  'walgreens',
  'rite aid',
  'clini(?:c|que)',
  'h[oô]pital',
  'hospital',
  String.raw`(?:dr|doctor|docteur)\.? \p{L}+`,
  'm[eé]decins?',
  'medical',
  'm[eé]dical',
  'dent(?:al|iste?s?|aire)',
  'psych(?:ologist|ologue|iatrist|iatre|otherap(?:y|ist|eute|ie))',
  'therap(?:y|ist)',
  'th[eé]rapeute',
  'physio(?:therap(?:y|ist))?',
  'kin[eé](?:sith[eé]rapeute)?',
  'laboratoire d.analyses',
  'alcoholics anonymous',
);
const beliefs = words(
  'church',
  '[eé]glise',
  'parish',
  'paroisse',
  'dioc[eè]se',
  'mosqu(?:e|[eé]e)',
  'synagogue',
  'denier du culte',
  'actblue',
  'winred',
  '(?:labour|conservative|democratic|republican|green) party',
  'parti (?:socialiste|communiste|populaire|lib[eé]ral)',
);
const sex = words('onlyfans', 'pornhub', 'grindr', 'tinder', 'escorts?', 'sex ?shop', 'ann summers', 'adam et eve', 'love ?shop');
const gambling = words(
  'casinos?',
  'betting',
  'bookmakers?',
  'lotter(?:y|ies)',
  'loterie',
  'loto',
  'fdj',
  'pmu',
  'poker',
  'bet365',
  'betfair',
  'betclic',
  'betway',
  'unibet',
  'winamax',
  'ladbrokes',
  'william hill',
  'paddy power',
  'draftkings',
  'fanduel',
);

/** Whether paying there tells of somebody's health, religion, politics, sex life or gambling. `names`: all the statement says of who it was. */
export function isSensitive(mcc: string, category: CategoryId, names: readonly string[]): boolean {
  if (codes.has(mcc) || isSensitiveCategory(category)) return true;
  return vague.includes(category) && [health, beliefs, sex, gambling].some((kind) => names.some((name) => kind.test(name)));
}
