import type { Sent } from './deliver.ts';

export interface Posted {
  readonly status: number;
  /** Retry-After, at most a day; null if the server did not say */
  readonly afterSeconds: number | null;
  /** The beginning of the answer */
  readonly text: string;
}

const timeoutMs = 5_000;
const mostBytes = 16_384;

/**
 * POST, once and to this address alone: a redirect is an answer like any other, for it would carry a signature or a token elsewhere.
 * Rejects if no answer's head came within five seconds or the network failed.
 */
export async function post(url: string, headers: Readonly<Record<string, string>>, body: string, now: Date): Promise<Posted> {
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  return {
    status: response.status,
    afterSeconds: retryAfter(response.headers.get('retry-after') ?? undefined, now),
    text: await beginning(response),
  };
}

/** What a status means to a sender who will not change what is sent. A redirect is a receiver that is somewhere else for now. */
export function sentBy({ status, afterSeconds }: Pick<Posted, 'status' | 'afterSeconds'>): Sent {
  if (status >= 200 && status < 300) return { outcome: 'delivered', status };
  const passes = status < 400 || status >= 500 || [408, 425, 429].includes(status);
  return passes ? { outcome: 'later', afterSeconds, status } : { outcome: 'refused', status };
}

const daySeconds = 86_400;

/** Seconds from a Retry-After header (RFC 9110: a number of seconds, or a date). */
export function retryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), daySeconds);
}

/** So much of the body as is worth reading, whatever its length; what breaks off is read as far as it came. */
async function beginning(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= mostBytes) break;
    }
  } catch {
    // The status is what counts.
  }
  return Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
}
