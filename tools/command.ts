import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A mistake in how a command was called */
export class UsageError extends Error {}

/**
 * Runs a command: its work gives the exit code. One that cannot be done at all ends with 2 and one line of what is wrong, so that it
 * is never taken for an answer.
 */
export async function command(usage: string, work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${line}\n${usage}` : line);
    process.exitCode = 2;
  }
}

/** Flags as node:util reads them; an unknown one is a UsageError. */
export function flags<const Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A flag that must be there and say something. */
export function needed(name: string, value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw new UsageError(`--${name} is missing.`);
  if (text.length > 200) throw new UsageError(`--${name} takes up to 200 letters.`);
  return text;
}
