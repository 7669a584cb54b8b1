import { describe, expect, test } from '@jest/globals';
import { bundles, type BundleName, factKinds, type Precision } from '#skill';
import type { Output } from '../../companion/api/operations.ts';
import { sentenceOf } from '../../companion/parts/sentence.ts';
import { justMe, maya } from './customer.ts';
import { wordsOf } from './frame.ts';

type Link = Output<'listLinks'>[number];
const [alexa] = maya.listLinks as [Link];
const proof = maya.readProof;
const cells = (name: BundleName) => factKinds.map((kind) => ({ account: null, kind, precision: bundles[name].cells[kind] }));
const all = (precision: Precision) => factKinds.map((kind) => ({ account: null, kind, precision }));
const say = (sharing: Partial<typeof justMe>, link: Partial<Link> = {}, chosen: Partial<typeof proof> = {}) =>
  sentenceOf({ sharing: { ...justMe, ...sharing }, links: [{ ...alexa, ...link }], proof: { ...proof, ...chosen } }, wordsOf('en-US'));

describe('one sentence says what a platform may be told', () => {
  test.each([
    [say({ cells: cells('just-me') }), 'Alexa may tell you exact figures after your PIN; others in the room hear nothing.'],
    [
      say({ cells: cells('shared-room') }, { household: 'coarse' }),
      'Alexa may tell you exact figures after your PIN; others in the room hear round balances and totals.',
    ],
    [
      say({ cells: cells('warnings-only') }, { household: 'coarse' }, { chosen: 'none' }),
      'Alexa may send you to your bank’s app for warnings, and tells no balance and no spending; others in the room hear nothing.',
    ],
    [
      say({ cells: all('rounded') }, { household: 'exact' }, { chosen: 'app' }),
      'Alexa may tell you round figures after your tap in the app; anyone in the room may hear the same.',
    ],
    [
      say({ cells: all('threshold') }, {}, { chosen: 'platform-pin' }),
      'Alexa may tell you whether you are above or below your limit after your Alexa PIN; others in the room hear nothing.',
    ],
    [
      say({ platform: 'web-chat', cells: cells('just-me') }, { platform: 'web-chat' }),
      'The web chat may tell you exact figures while you are signed in.',
    ],
    [say({ cells: all('nothing') }), 'Alexa may tell nothing: you allowed no fact.'],
    [say({ cells: [] }), 'Alexa may tell nothing: you allowed no fact.'],
    [say({}, { state: 'lapsed' }), 'Alexa is not linked and tells nothing.'],
    [say({}, { privateMode: true }), 'Private mode is on: Alexa tells nothing about your money until you switch it off.'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });

  test('one account told differently is the customer’s own mixture, even if every other cell is a bundle’s', () => {
    const own = [...cells('just-me'), { account: 'demo-us/savings', kind: 'balance', precision: 'rounded' } as const];
    expect(say({ cells: own })).toBe('Alexa may tell you what you picked yourself after your PIN; others in the room hear nothing.');
  });
});
