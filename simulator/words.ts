/** Looks a word up and fills its gaps. Throws if the key or a gap is unknown: a page never shows a bare key. */
export type Words = (key: string, values?: Readonly<Record<string, string>>) => string;

export function wordsIn(texts: Readonly<Record<string, string>>, always: Readonly<Record<string, string>>): Words {
  return (key, values) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/{{(\w+)}}/g, (_, gap: string) => {
      const value = values?.[gap] ?? always[gap];
      if (value === undefined) throw new Error(`nothing for ${gap} in ${key}`);
      return value;
    });
  };
}
