const most = 5;
const waitMs = 60_000;
/** Names that are not customers count as well, so that waiting tells nothing of who is one; this many are remembered. */
const namesKept = 1_000;

/** Counts wrong tries in a row per user name, passwords and codes together: after five, a minute of waiting. */
export function makeTries(now: () => Date) {
  const wrong = new Map<string, { readonly count: number; readonly at: number }>();
  return {
    mustWait: (name: string): boolean => {
      const known = wrong.get(name);
      return known !== undefined && known.count >= most && now().getTime() - known.at < waitMs;
    },
    wrong: (name: string): void => {
      const { count = 0 } = wrong.get(name) ?? {};
      wrong.delete(name);
      wrong.set(name, { count: count >= most ? 1 : count + 1, at: now().getTime() });
      const [oldest] = wrong.keys();
      if (wrong.size > namesKept && oldest !== undefined) wrong.delete(oldest);
    },
    right: (name: string): void => void wrong.delete(name),
  };
}
