/** The value below which the given share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Prints rows of named cells under a title. */
export function table(title, rows) {
  const names = Object.keys(rows[0]);
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)));
  const line = (cells) =>
    `  ${cells.map((cell, index) => (index === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[index]))).join('  ')}`;
  console.log(`\n${title}\n${line(names)}`);
  for (const row of rows) console.log(line(names.map((name) => row[name])));
}
