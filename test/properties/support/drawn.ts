import type { Parameters } from 'fast-check';

/** Every run draws the same cases: a property that is red once stays red. */
export const drawn = (numRuns: number): Parameters<unknown> => ({ seed: 20_261_123, numRuns });
