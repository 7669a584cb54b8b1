/**
 * A name's words, folded so that spelling habits do not matter: lower case, no accents, "&" as "and", "+" as "plus", "Joe's" as "joes",
 * any other sign as a gap. "Brasserie de l'Étoile" -> brasserie, de, l, etoile.
 */
export function nameWords(name: string): readonly string[] {
  const plain = (/[^ -~]/.test(name) ? withoutAccents(name) : name).toLowerCase();
  const spelled = /['&+]/.test(plain)
    ? plain
        .replace(/'s(?![a-z0-9])/g, 's')
        .replaceAll('&', ' and ')
        .replaceAll('+', ' plus ')
    : plain;
  return spelled.match(/[\p{L}\p{N}]+/gu) ?? [];
}

const withoutAccents = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'").replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').replaceAll('ß', 'ss');

/** The merchant's id: its folded words joined, so that the same name has the same id at every bank. "H&M" -> h-and-m. */
export const merchantIdOf = (name: string): string => nameWords(name).join('-');
