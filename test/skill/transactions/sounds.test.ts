import { expect, test } from '@jest/globals';
import { soundOf } from '../../../skill/transactions/sounds.ts';

test.each([
  ['pharmacie', 'farmassi'],
  ['netflicks', 'netflix'],
  ['auchamp', 'auchan'],
  ['leedle', 'lidl'],
  ['quik', 'quick'],
  ['shanel', 'chanel'],
  ['zara', 'sara'],
  ['wrap', 'rap'],
  ['knit', 'nit'],
  ['hermes', 'erme'],
  ['thai', 'tai'],
  ['jeant', 'geant'],
  ['colruit', 'collruyt'],
])('%s sounds like %s', (a, b) => expect(soundOf(a)).toBe(soundOf(b)));

test.each([
  ['lidl', 'aldi'],
  ['antoine', 'antonia'],
  ['lilia', 'lucali'],
  ['costa', 'costco'],
])('%s does not sound like %s', (a, b) => expect(soundOf(a)).not.toBe(soundOf(b)));
