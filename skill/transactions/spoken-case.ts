/** Words that stay small inside a name. */
const small = new Set('a and at by de des du en et for in la le les of on sur the to und von'.split(' '));
/** Read letter by letter although they have a vowel. */
const initialisms = new Set('amc asos atac atm bbc bmw edf hema ibm iga mta ratp stib tfl uk ups usa usps'.split(' '));

/** Statement capitals as a name is written: "TRADER JOE S" -> "Trader Joe's", "MAISON DE L'ETOILE" -> "Maison de l'Etoile", "BP" and "H&M" as they are. Mixed case is kept. */
export function spokenCase(name: string): string {
  const shouted = name === name.toUpperCase() || name === name.toLowerCase();
  if (!shouted) return name;
  return name
    .replace(/(\p{L}{3}) S(?= |$)/iu, "$1's")
    .split(' ')
    .map((word, at) => cased(word.toLowerCase(), at === 0))
    .join(' ');
}

function cased(word: string, first: boolean): string {
  if (!first && small.has(word)) return word;
  if (isInitialism(word)) return word.toUpperCase();
  const elided = first ? null : /^([dl]['’])(.+)$/.exec(word);
  if (elided !== null) return `${elided[1]}${capital(elided[2] ?? '')}`;
  return word.replace(/[^-/&.]+/g, capital);
}

/** No vowel in up to four letters (KFC, HSBC), or single letters around a sign (H&M, C&A). */
const isInitialism = (word: string): boolean =>
  initialisms.has(word) || /^[b-df-hj-np-tv-xz]{2,4}$/.test(word) || /^\p{L}{1,2}(?:&\p{L}{1,2})+$/u.test(word);

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
