/**
 * Slips between two words: letters left out, added, changed or two neighbours exchanged (optimal string alignment). Counts no
 * further than `most` + 1.
 */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let first = 0;
  while (a.charCodeAt(first) === b.charCodeAt(first)) first++;
  let [endA, endB] = [a.length, b.length];
  while (endA > first && endB > first && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) [endA, endB] = [endA - 1, endB - 1];
  return distance(a.slice(first, endA), b.slice(first, endB), most);
}

function distance(a: string, b: string, most: number): number {
  if (a === '' || b === '') return Math.max(a.length, b.length);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min((above[column - 1] ?? 0) + (same ? 0 : 1), (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1);
      const exchanged = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (exchanged) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, above] = [above, line];
  }
  return above[b.length] ?? 0;
}

/** How many slips are forgiven in a word of that length: none in short ones, where every slip is another word. */
export const forgiven = (length: number): number => (length < 5 ? 0 : length < 9 ? 1 : 2);
