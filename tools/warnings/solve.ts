/** What some thresholds lead to: `found` to be many, `wrong` to be few. */
export interface Outcome {
  readonly found: number;
  readonly wrong: number;
  /** Whether the promise holds */
  readonly kept: boolean;
}

type Dials<Name extends string> = Readonly<Record<Name, number>>;

/** How far one dial is turned at once: a small step may cross nothing. */
const steps = [0.25, 0.75];

/**
 * From the strictest thresholds downwards: of all single steps that keep the promise the one that finds most for each false warning it
 * adds, until none finds more. Never below `loosest`.
 */
export function solve<Name extends string>(
  strictest: Dials<Name>,
  loosest: Dials<Name>,
  outcomeOf: (dials: Dials<Name>) => Outcome,
): { readonly dials: Dials<Name>; readonly outcome: Outcome } {
  const names = Object.keys(strictest) as Name[];
  let best = { dials: strictest, outcome: outcomeOf(strictest) };
  for (;;) {
    const tries = names.flatMap((name) =>
      steps.flatMap((step) => {
        if (best.dials[name] - step < loosest[name]) return [];
        const dials = { ...best.dials, [name]: best.dials[name] - step };
        return [{ dials, outcome: outcomeOf(dials) }];
      }),
    );
    const worth = ({ outcome }: typeof best): number =>
      (outcome.found - best.outcome.found) / Math.max(1, outcome.wrong - best.outcome.wrong);
    const [next] = tries.filter((one) => one.outcome.kept && one.outcome.found > best.outcome.found).sort((a, b) => worth(b) - worth(a));
    if (next === undefined) return best;
    best = next;
  }
}
