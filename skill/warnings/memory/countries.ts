import type { Country } from './state.ts';

const mostCountries = 12;

/** From so many payments on, where most of them were is home. */
const enough = 20;

export function withCountry(countries: readonly Country[], code: string, day: number): readonly Country[] {
  const known = countries.find((country) => country.code === code);
  const rest = countries.filter((country) => country !== known);
  const oldest = rest.length < mostCountries ? null : rest.reduce((a, b) => (b.day < a.day ? b : a));
  return [...rest.filter((country) => country !== oldest), { code, day, count: (known?.count ?? 0) + 1 }];
}

/** Where the customer pays most; null: too little is known */
export function learnedHome(countries: readonly Country[]): string | null {
  const most = countries.reduce<Country | null>((a, b) => (a === null || b.count > a.count ? b : a), null);
  return most !== null && most.count >= enough ? most.code : null;
}
