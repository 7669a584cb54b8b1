import { featureCount } from './features.ts';

/** What has been learnt: one row of weights per feature, one column per intent. */
export interface Model {
  readonly intents: readonly string[];
  /** featureCount x intents, row by row */
  readonly weights: Int8Array;
  /** What one step of a weight is worth, per intent */
  readonly steps: Float32Array;
  readonly bias: Float32Array;
  /** Least confidence at which an intent is answered */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Words that occur in the samples, per language: all others may be names or slips of the pen */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

interface Header extends Pick<Model, 'intents' | 'thresholds' | 'words'> {
  readonly steps: readonly number[];
  readonly bias: readonly number[];
}

/** The model as a file: length of a JSON header, the header, the weights. */
export function modelBytes(model: Model): Uint8Array {
  const header: Header = { ...model, steps: [...model.steps], bias: [...model.bias] };
  const text = JSON.stringify({ ...header, weights: undefined }).replaceAll(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const codes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(4 + codes.length + model.weights.length);
  new DataView(bytes.buffer).setUint32(0, codes.length);
  bytes.set(codes, 4);
  bytes.set(new Uint8Array(model.weights.buffer, model.weights.byteOffset, model.weights.length), 4 + codes.length);
  return bytes;
}

/** Reads what modelBytes() wrote; throws RangeError if it is anything else. */
export function readModel(bytes: Uint8Array): Model {
  const length = bytes.length < 4 ? bytes.length : new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  const body = bytes.subarray(4 + length);
  if (length === 0 || length > bytes.length - 4 || body.length % featureCount !== 0) throw new RangeError('model.unreadable');
  let text = '';
  for (let at = 4; at < 4 + length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, Math.min(at + 4096, 4 + length)));
  const header = JSON.parse(text) as Header;
  if (body.length !== featureCount * header.intents.length) throw new RangeError('model.unreadable');
  return {
    ...header,
    steps: Float32Array.from(header.steps),
    bias: Float32Array.from(header.bias),
    weights: new Int8Array(body.buffer, body.byteOffset, body.length),
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
