import type { Locale } from '#skill';

const words: Readonly<Record<Locale, ReadonlySet<string>>> = {
  'en-US': new Set(
    'you your the i is in at and what of have it to not no spent here there this that my an or anything something else more one'.split(' '),
  ),
  'fr-FR': new Set(
    'vous votre vos le la les je est sur et que de du des un une pas rien dans ce ne ai aucun chez pour suite autre chose ensuite lequel'.split(
      ' ',
    ),
  ),
};

/** The language most of the small words are of; null if there are none. */
export function languageOf(text: string): Locale | null {
  const said = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [english, french] = (['en-US', 'fr-FR'] as const).map((locale) => said.filter((word) => words[locale].has(word)).length) as [
    number,
    number,
  ];
  if (english === french) return null;
  return english > french ? 'en-US' : 'fr-FR';
}

/** What must never leave: names of files, errors and values that are no words. */
export const inside =
  /\bat .+:\d+:\d+|\bstack\b|[A-Za-z]Error\b|node_modules|node:|\.ts\b|\[object |\bundefined\b|\bNaN\b|\bselect .+ from\b/;
