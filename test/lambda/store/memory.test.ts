import { describe } from '@jest/globals';
import { actsContract } from './acts-contract.ts';
import { bankContract } from './bank-contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { onceContract } from './once-contract.ts';
import { openedMemory } from './opened.ts';
import { pinContract } from './pin-contract.ts';
import { turnContract } from './turn-contract.ts';
import { warnedTurnContract } from './warned-turn-contract.ts';

const store = openedMemory();

describe('the store in memory', () => {
  turnContract(() => store);
  ledgerContract(() => store);
  actsContract(() => store);
  warnedTurnContract(() => store);
  pinContract(() => store);
  onceContract(() => store);
  bankContract(() => store);
});
