import { featureCount } from './features.ts';
import { type Model, softmax } from './model.ts';

export interface Example {
  /** Column in the model */
  readonly intent: number;
  readonly features: Int32Array;
  readonly weight: number;
}

const epochs = 6;
const rate = 0.4;
/** Pull towards zero: without it the model is sure of itself on the samples and lost beyond them. */
const decay = 0.0013;
/** Errors below change nothing that survives rounding. */
const negligible = 0.005;

export type Fitted = Pick<Model, 'weights' | 'steps' | 'bias'>;

/**
 * Multinomial logistic regression by stochastic gradient descent with a rate per weight (AdaGrad), rounded to 4 bits. The same
 * examples always give the same weights. Rare intents count more, by the square root.
 */
export function train(examples: readonly Example[], intentCount: number): Fitted {
  const weights = new Float32Array(featureCount * intentCount);
  const squares = new Float32Array(weights.length).fill(1e-2);
  const bias = new Float32Array(intentCount);
  const importance = importanceOf(examples, intentCount);
  const next = shuffler(examples.length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const at of next()) {
      const { intent, features, weight } = examples[at] as Example;
      const share = 1 / Math.sqrt(features.length || 1);
      const scores = bias.slice();
      for (const feature of features) {
        const row = feature * intentCount;
        for (let column = 0; column < intentCount; column++) scores[column] = (scores[column] ?? 0) + (weights[row + column] ?? 0) * share;
      }
      softmax(scores);
      for (let column = 0; column < intentCount; column++) {
        const error = ((scores[column] ?? 0) - (column === intent ? 1 : 0)) * weight * (importance[intent] ?? 1);
        if (Math.abs(error) < negligible) continue;
        bias[column] = (bias[column] ?? 0) - 0.02 * error;
        for (const feature of features) {
          const place = feature * intentCount + column;
          const gradient = error * share + decay * (weights[place] ?? 0);
          const square = (squares[place] ?? 0) + gradient * gradient;
          squares[place] = square;
          weights[place] = (weights[place] ?? 0) - (rate * gradient) / Math.sqrt(square);
        }
      }
    }
  }
  return { ...rounded(weights, intentCount), bias };
}

function importanceOf(examples: readonly Example[], intentCount: number): readonly number[] {
  const counts = Array.from({ length: intentCount }, () => 0);
  for (const { intent, weight } of examples) counts[intent] = (counts[intent] ?? 0) + weight;
  const mean = counts.reduce((sum, count) => sum + count, 0) / intentCount;
  return counts.map((count) => Math.sqrt(mean / (count || 1)));
}

/** Orders of the examples, each different and always the same. */
function shuffler(length: number): () => Int32Array {
  const order = Int32Array.from({ length }, (_, at) => at);
  let seed = 1;
  return () => {
    for (let at = length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((seed / 2 ** 32) * (at + 1));
      const kept = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = kept;
    }
    return order;
  };
}

/** Four bits a weight: halves the file of eight and costs no answer. */
const levels = 7;
/** The few largest weights of a column are cut, or the steps would be too coarse for all others. */
const kept = 0.9997;

/** Each column to -7 ... 7 of its own step. */
function rounded(weights: Float32Array, intentCount: number): { weights: Int8Array; steps: Float32Array } {
  const rows = weights.length / intentCount;
  const steps = Float32Array.from({ length: intentCount }, (_, column) => {
    const sizes = Float32Array.from({ length: rows }, (_, row) => Math.abs(weights[row * intentCount + column] ?? 0)).sort();
    return (sizes[Math.floor(rows * kept)] ?? 0) / levels;
  });
  const rounds = (weight: number, at: number): number => {
    const level = Math.round(weight / (steps[at % intentCount] || 1));
    return Math.max(-levels, Math.min(levels, level));
  };
  return { weights: Int8Array.from(weights, rounds), steps };
}
