import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../fixtures/alexa/', import.meta.url);

export const fixture = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

export const fixtureNames = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

export const realChain = () => readFileSync(new URL('echo-api-chain-2023.pem', folder), 'utf8');
