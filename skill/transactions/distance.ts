/** Longer texts are compared by their beginnings; no spoken name is as long. */
const longest = 40;
/** Three rows of the table, kept between calls: matching goes over every merchant of the customer while they wait. */
const rows = [new Uint8Array(longest + 1), new Uint8Array(longest + 1), new Uint8Array(longest + 1)] as const;

/**
 * How alike two short texts are, 0 to 1: one minus the Damerau-Levenshtein distance (restricted: swapped neighbours count once) over the
 * longer length. 0 for anything up to `worth`: lengths and letters often rule out more without counting.
 */
export function likeness(a: string, b: string, worth = 0): number {
  if (a === b) return 1;
  const longer = a.length > b.length ? a.length : b.length;
  const shorter = a.length + b.length - longer;
  if (shorter <= worth * longer || longer - foreign(a, b) <= worth * longer) return 0;
  const found = 1 - distance(a.slice(0, longest), b.slice(0, longest)) / longer;
  return found > worth ? found : 0;
}

/** Letters of one text that the other does not have at all: each costs an edit. */
function foreign(a: string, b: string): number {
  const [inA, inB] = [letters(a), letters(b)];
  const onlyA = bits(inA & ~inB);
  const onlyB = bits(inB & ~inA);
  return onlyA > onlyB ? onlyA : onlyB;
}

function letters(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) mask |= 1 << (text.charCodeAt(at) & 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function distance(a: string, b: string): number {
  let [before, last, current]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]];
  for (let column = 0; column <= b.length; column++) last[column] = column;
  for (let row = 1; row <= a.length; row++) {
    const letter = a.charCodeAt(row - 1);
    const letterBefore = row > 1 ? a.charCodeAt(row - 2) : -1;
    let left = row;
    let diagonal = row - 1;
    let otherBefore = -1;
    current[0] = row;
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1);
      const above = last[column] ?? 0;
      let best = letter === other ? diagonal : diagonal + 1;
      if (above + 1 < best) best = above + 1;
      if (left + 1 < best) best = left + 1;
      if (letter === otherBefore && letterBefore === other) {
        const swapped = (before[column - 2] ?? 0) + 1;
        if (swapped < best) best = swapped;
      }
      current[column] = best;
      diagonal = above;
      left = best;
      otherBefore = other;
    }
    [before, last, current] = [last, current, before];
  }
  return last[b.length] ?? 0;
}
