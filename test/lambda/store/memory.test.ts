import { describe } from '@jest/globals';
import { openMemory } from '../../../lambda/store/memory-store.ts';
import { actsContract } from './acts-contract.ts';
import { bankContract } from './bank-contract.ts';
import { turnContract } from './turn-contract.ts';

const store = openMemory();

describe('the store in memory', () => {
  turnContract(() => store);
  actsContract(() => store);
  bankContract(() => store);
});
