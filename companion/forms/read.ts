import { ApiError } from '../api/operations.ts';
import type { Fields } from '../page.ts';
import { textOf } from '../parts/attempt.ts';

/** What a closed choice holds; anything else was not typed by a customer. */
export function choiceOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const text = textOf(fields, name);
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new ApiError('input.invalid', name);
  return found;
}
