import * as z from 'zod/mini';
import { ApiError, type Operation } from '../../companion/api/operations.ts';

/** What came from outside, as the operation's row says it must be. ApiError 'input.invalid' names the first part that is not. */
export function checkedInput(operation: Operation, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { path, body, query } = operation;
  return {
    ...(path.includes('{id}') && { id: readId(input['id']) }),
    ...(body !== undefined && { body: read(body, input['body']) }),
    ...(query !== undefined && { query: read(query, input['query'] ?? {}) }),
  };
}

/** What goes out: nothing that the row does not name. */
export const checkedOutput = (operation: Operation, output: unknown): unknown => operation.response.parse(output);

/** Ids are ours or the bank's. Text that no id can be (control characters, halves of characters) names nothing. */
const anId = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\p{Cs}]+$/u));

function readId(value: unknown): string {
  const { success, data } = anId.safeParse(value);
  if (!success) throw new ApiError('not.found');
  return data;
}

function read(schema: z.ZodMiniType, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw new ApiError('input.invalid', fieldOf(error.issues));
  return data;
}

function fieldOf(issues: readonly z.core.$ZodIssue[]): string | null {
  const path = deepest(issues.flatMap(pathsOf));
  return path.length === 0 ? null : path.join('.');
}

type Path = readonly PropertyKey[];

function pathsOf(issue: z.core.$ZodIssue): readonly Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, 1).map((key) => [...issue.path, key]);
  const within = issue.code === 'invalid_union' ? likeliest(issue.errors.map((errors) => errors.flatMap(pathsOf))) : [];
  return within.length === 0 ? [issue.path] : within.map((path) => [...issue.path, ...path]);
}

/** Of a choice the reading that got furthest, and of these the one with the fewest faults, tells what is wrong. */
const likeliest = (readings: readonly (readonly Path[])[]): readonly Path[] =>
  [...readings].sort((a, b) => deepest(b).length - deepest(a).length || a.length - b.length)[0] ?? [];

const deepest = (paths: readonly Path[]): Path => [...paths].sort((a, b) => b.length - a.length)[0] ?? [];
