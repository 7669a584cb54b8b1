/** Words of companion.json in one language: {{gaps}} filled, plurals chosen by `count`. What is missing is an error of ours. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** `always` fills the gaps that every page may have: the bank, its app, its emergency number. Throws if a key or a gap is unknown. */
export function wordsIn(texts: Readonly<Record<string, string>>, locale: string, always: Readonly<Record<string, string>>): Words {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const { count } = values;
    const full = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key;
    const text = Object.hasOwn(texts, full) ? texts[full] : undefined;
    if (text === undefined) throw new Error(`no words for ${full} in ${locale}`);
    return text.replace(/{{(\w+)}}/g, (_, gap: string) => {
      const value = values[gap] ?? always[gap];
      if (value === undefined) throw new Error(`nothing for ${gap} in ${full}`);
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
