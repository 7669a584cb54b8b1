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
  const [path] = issues.flatMap(pathsOf).sort((a, b) => b.length - a.length);
  return path === undefined || path.length === 0 ? null : path.join('.');
}

/** Of a choice the reading that got furthest tells what is wrong. */
function pathsOf(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.slice(0, 1).map((key) => [...issue.path, key]);
  const within = issue.code === 'invalid_union' ? issue.errors.flat().flatMap(pathsOf) : [];
  return within.length === 0 ? [issue.path] : within.map((path) => [...issue.path, ...path]);
}
