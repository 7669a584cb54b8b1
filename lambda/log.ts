import { writeSync } from 'node:fs';

/**
 * One JSON line per event, from an allow-list: ids, codes, counts and durations. Anything that does not look like one
 * is dropped rather than masked, so an amount, a name, a token or a message of somebody else's error cannot be logged.
 */
export interface LogLine {
  readonly event: 'started' | 'turn' | 'watch' | 'refused' | 'failed';
  readonly channel?: 'alexa' | 'google' | 'web' | 'watch';
  readonly requestId?: string;
  readonly intent?: string;
  /** A failure code of the core, or the code of a Node or PostgreSQL error */
  readonly code?: string;
  readonly status?: number;
  readonly disclosures?: number;
  readonly customers?: number;
  readonly warnings?: number;
  readonly deliveries?: number;
  readonly durationMs?: number;
}

export type Log = (line: LogLine) => void;

const fields = [
  'event',
  'channel',
  'requestId',
  'intent',
  'code',
  'status',
  'disclosures',
  'customers',
  'warnings',
  'deliveries',
  'durationMs',
] as const;
const id = /^[A-Za-z0-9][\w.:-]{0,127}$/;
/** A word of ours or an error's code: short, and never as many digits in a row as an account, card or phone number has. */
const word = /^(?!.*\d{6})[A-Za-z0-9][\w.-]{0,63}$/;

/** `write` receives whole lines. */
export function logTo(write: (line: string) => void): Log {
  return (line) => {
    const kept = fields.filter((field) => isLoggable(line[field], field === 'requestId' ? id : word)).map((field) => [field, line[field]]);
    write(`${JSON.stringify(Object.fromEntries(kept))}\n`);
  };
}

function isLoggable(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && pattern.test(value);
}

/** Straight to the descriptor: `process.stdout` would load streams and sockets before the first answer of a cold start. */
export function toStdout(line: string): void {
  try {
    writeSync(1, line);
  } catch {
    // A full pipe: a lost line is better than a lost answer.
  }
}

/** The log of one door's turns. */
export function turnLog(log: Log, channel: NonNullable<LogLine['channel']>) {
  return (turn: { readonly requestId: string; readonly intent: string; readonly failure: string | null; readonly durationMs: number }) => {
    const { failure, ...rest } = turn;
    log({ event: 'turn', channel, ...rest, ...(failure === null ? {} : { code: failure }) });
  };
}

/** The code of an unknown error if it has one, never its message. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && word.test(code) ? code : 'unknown';
}
