import { describe, expect, test } from '@jest/globals';
import { featureCount } from '../../../skill/understanding/features.ts';
import { likelihoods, modelBytes, readModel } from '../../../skill/understanding/model.ts';
import { train } from '../../../skill/understanding/train.ts';

const intents = ['Balance', 'Spending', 'Fallback'];
const examples = intents.flatMap((_, intent) =>
  Array.from({ length: 20 }, (__, at) => ({ intent, features: Int32Array.of(intent * 100 + (at % 5), intent * 100 + 50, 7), weight: 1 })),
);
const make = () => ({
  ...train(examples, intents.length),
  intents,
  exact: { keys: Int32Array.of(-5, 12), intents: Uint8Array.of(1, 0) },
  words: { 'en-US': ['balance', 'œuf'] },
});

describe('the model', () => {
  test('learns its examples', () => {
    const model = make();
    const right = examples.filter(({ features, intent }) => {
      const likely = likelihoods(model, features);
      return likely.indexOf(Math.max(...likely)) === intent;
    });
    expect(right).toHaveLength(examples.length);
  });

  test('is the same from the same examples, byte for byte', () => {
    expect(modelBytes(make())).toEqual(modelBytes(make()));
  });

  test('survives being written and read', () => {
    const model = make();
    expect(readModel(modelBytes(model))).toEqual(model);
  });

  test('takes half a byte per weight', () => {
    const { length } = modelBytes(make());
    expect(length).toBeGreaterThan((featureCount * intents.length) / 2);
    expect(length).toBeLessThan((featureCount * intents.length) / 2 + 1000);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['half a file', modelBytes(make()).subarray(0, 5000)],
    ['something else', new Uint8Array(1000).fill(200)],
  ])('%s is not read as a model', (_, bytes) => {
    expect(() => readModel(bytes)).toThrow(RangeError);
  });

  test('likelihoods add up to one, also of nothing', () => {
    for (const features of [Int32Array.of(), Int32Array.of(1, 2, 3)]) {
      expect(likelihoods(make(), features).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    }
  });
});
