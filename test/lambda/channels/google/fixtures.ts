import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../fixtures/google/', import.meta.url);

export const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

export const fixtureNames = readdirSync(folder).map((file) => file.replace('.json', ''));
