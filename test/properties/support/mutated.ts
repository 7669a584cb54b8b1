import fc from 'fast-check';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

type Path = readonly (string | number)[];

const oddValues: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1e21,
  '',
  '?',
  ' ',
  'x',
  [],
  {},
  [[]],
  { value: null },
  '\ud83d',
  '\u0000',
  '9999-99-99',
  'PT',
  'AMAZON.YesIntent',
  'LaunchRequest',
  '__proto__',
  'y'.repeat(5_000),
];

const anything: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddValues) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json> },
);

/** A change at the place that `at` falls on, counted over all places of the tree. */
interface Change {
  readonly at: number;
  /** undefined: the place is taken away */
  readonly value: Json | undefined;
}

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({ at: fc.nat(1_000_000), value: fc.option(anything, { nil: undefined, freq: 3 }) }),
  { minLength: 1, maxLength: 3 },
);

/** The body with parts of it taken away or replaced. */
export const mutated = (body: Json, all: readonly Change[]): Json =>
  all.reduce<Json>((tree, { at, value }) => {
    const places = placesIn(tree);
    const path = places[at % Math.max(places.length, 1)];
    return path === undefined ? tree : replaced(tree, path, value);
  }, body);

function placesIn(tree: Json, path: Path = []): readonly Path[] {
  if (typeof tree !== 'object' || tree === null) return path.length === 0 ? [] : [path];
  const inside = Object.entries(tree).flatMap(([name, part]) => placesIn(part, [...path, name]));
  return path.length === 0 ? inside : [path, ...inside];
}

function replaced(tree: Json, [name, ...rest]: Path, value: Json | undefined): Json {
  if (name === undefined) return value ?? null;
  if (Array.isArray(tree)) {
    const items = tree as readonly Json[];
    const changed = items.map((item, at) => (String(at) === String(name) ? replaced(item, rest, value) : item));
    return rest.length === 0 && value === undefined ? changed.filter((_, at) => String(at) !== String(name)) : changed;
  }
  const entries = Object.entries(tree as { readonly [name: string]: Json });
  return Object.fromEntries(
    entries.flatMap(([key, part]) => {
      if (key !== name) return [[key, part]];
      return rest.length === 0 && value === undefined ? [] : [[key, replaced(part, rest, value)]];
    }),
  );
}

export const anyJson: fc.Arbitrary<Json> = fc.oneof(fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>, fc.constantFrom(...oddValues));
