/** Two letters that are one sound; '' is silent. */
const pairs: Readonly<Record<string, string>> = { ph: 'f', ch: '$', sh: '$', th: 't', gh: '', ck: 'k', cq: 'k', qu: 'k', wh: 'v' };
const singles: Readonly<Record<string, string>> = {
  ...{ a: 'a', e: 'a', i: 'a', o: 'a', u: 'a', y: 'a' },
  ...{ q: 'k', z: 's', x: 'ks', w: 'v', h: '' },
};
/** Silent at the start of a word: knit, gnome, psy, wrap */
const silentStart = /^(?:k(?=n)|g(?=n)|p(?=[ns])|w(?=r))/;
const silentEnd = /(?<=..)es?$/;

/**
 * A small phonetic key for English and French names: how a misheard name still sounds. A group of vowels melts into one sign, letters
 * that sound alike share one (c k q, s z soft c, ph f, ch sh, soft g j, m and n before a consonant), doubled letters, h and a silent end
 * fall away: "net flicks" and "Netflix", "au champ" and "Auchan" have the same key. Takes folded words without gaps.
 */
export function soundOf(word: string): string {
  const spoken = word.replace(silentStart, '').replace(silentEnd, '');
  let key = '';
  let last = '';
  for (let at = 0; at < spoken.length; at++) {
    const pair = pairs[spoken.slice(at, at + 2)];
    const sound = pair ?? soundAt(spoken.charAt(at), spoken.charAt(at + 1));
    if (pair !== undefined) at++;
    if (sound === '' || sound === last) continue;
    key += sound;
    last = sound;
  }
  return key.length > 3 ? key.replace(/[dpst]$/, '') : key;
}

function soundAt(letter: string, next: string): string {
  if (letter === 'c') return next === 'e' || next === 'i' || next === 'y' ? 's' : 'k';
  if (letter === 'g') return next === 'e' || next === 'i' || next === 'y' ? 'j' : 'g';
  if (letter === 'm') return singles[next] === 'a' ? 'm' : 'n';
  return singles[letter] ?? letter;
}
