import type { Exact } from './exact.ts';
import { featureCount } from './features.ts';

/** What has been learnt: one row of weights per feature, one column per intent. */
export interface Model {
  readonly intents: readonly string[];
  /** featureCount x intents, row by row; -7 to 7 */
  readonly weights: Int8Array;
  /** What one step of a weight is worth, per intent */
  readonly steps: Float32Array;
  readonly bias: Float32Array;
  readonly exact: Exact;
  /** Words that occur in the samples, per language: all others may be names or slips of the pen */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

interface Header extends Pick<Model, 'intents'> {
  readonly words: Readonly<Record<string, string>>;
  readonly steps: readonly number[];
  readonly bias: readonly number[];
  readonly exact: number;
}

/** The model as a file: the length of a JSON header, the header, the weights (two a byte), the keys and intents of the exact samples. */
export function modelBytes({ weights, steps, bias, exact, intents, words }: Model): Uint8Array {
  const lists = Object.fromEntries(Object.entries(words).map(([locale, list]) => [locale, list.join(' ')]));
  const header: Header = { intents, words: lists, steps: [...steps], bias: [...bias], exact: exact.keys.length };
  const ascii = JSON.stringify(header).replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const text = ascii.padEnd(Math.ceil(ascii.length / 4) * 4);
  const parts = [
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
    packed(weights),
    new Uint8Array(exact.keys.buffer),
    exact.intents,
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 4));
  new DataView(bytes.buffer).setUint32(0, text.length);
  let at = 4;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const packed = (weights: Int8Array): Uint8Array =>
  Uint8Array.from({ length: weights.length / 2 }, (_, at) => (((weights[2 * at] ?? 0) + 8) << 4) | ((weights[2 * at + 1] ?? 0) + 8));

const unpacked = (bytes: Uint8Array): Int8Array => {
  const weights = new Int8Array(bytes.length * 2);
  bytes.forEach((byte, at) => {
    weights[2 * at] = (byte >> 4) - 8;
    weights[2 * at + 1] = (byte & 15) - 8;
  });
  return weights;
};

/** Reads what modelBytes() wrote; throws RangeError if it is anything else. */
export function readModel(bytes: Uint8Array): Model {
  const buffer = bytes.slice().buffer;
  const length = bytes.length < 4 ? 0 : new DataView(buffer).getUint32(0);
  if (length === 0 || length % 4 !== 0 || length > bytes.length - 4) throw new RangeError('model.unreadable');
  let text = '';
  for (let at = 4; at < 4 + length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, 4 + length)));
  const { steps, bias, exact, intents, words } = JSON.parse(text) as Header;
  const size = (featureCount * intents.length) / 2;
  if (bytes.length !== 4 + length + size + exact * 5) throw new RangeError('model.unreadable');
  return {
    intents,
    words: Object.fromEntries(Object.entries(words).map(([locale, list]) => [locale, list.split(' ')])),
    steps: Float32Array.from(steps),
    bias: Float32Array.from(bias),
    weights: unpacked(new Uint8Array(buffer, 4 + length, size)),
    exact: { keys: new Int32Array(buffer, 4 + length + size, exact), intents: new Uint8Array(buffer, 4 + length + size + exact * 4) },
  };
}

/** How likely each intent is, in the order of `model.intents`; they add up to 1. */
export function likelihoods({ intents, weights, steps, bias }: Model, features: Int32Array): Float32Array {
  const sums = new Int32Array(intents.length);
  for (const feature of features) {
    const row = feature * intents.length;
    for (let column = 0; column < sums.length; column++) sums[column] = (sums[column] ?? 0) + (weights[row + column] ?? 0);
  }
  const share = 1 / Math.sqrt(features.length || 1);
  return softmax(Float32Array.from(sums, (sum, column) => (bias[column] ?? 0) + sum * (steps[column] ?? 0) * share));
}

/** In place: scores to shares of 1. */
export function softmax(scores: Float32Array): Float32Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) sum += scores[at] = Math.exp((scores[at] ?? 0) - most);
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
  return scores;
}
