import { codeOf, type Log } from '../../log.ts';
import type { GoogleHandler } from './handler.ts';
import { type Headers, hasSecret } from './verify.ts';

export interface HttpAnswer {
  readonly status: 200 | 400 | 401 | 413;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type GoogleHttp = (headers: Headers, rawBody: Uint8Array) => Promise<HttpAnswer>;

export interface HttpParts {
  /** The webhook's secret; while it cannot be read, or is empty, nobody is let in. */
  readonly secret: () => Promise<string>;
  readonly handler: GoogleHandler;
  readonly log: Log;
}

const largestBody = 262_144;

/** The webhook over HTTP. Nothing of a request is read before the secret was found in its headers. Never rejects. */
export function googleHttp({ secret, handler, log }: HttpParts): GoogleHttp {
  const refuse = (status: 400 | 401 | 413, code: string): HttpAnswer => {
    log({ event: 'refused', channel: 'google', status, code });
    return { status, headers: {}, body: '' };
  };
  const known = async (): Promise<string> => {
    try {
      return await secret();
    } catch (error) {
      log({ event: 'failed', channel: 'google', code: codeOf(error) });
      return '';
    }
  };
  return async (headers, rawBody) => {
    if (!hasSecret(headers, await known())) return refuse(401, 'google.secret');
    if (rawBody.byteLength > largestBody) return refuse(413, 'google.size');
    const body = parse(rawBody);
    if (body === undefined) return refuse(400, 'google.body');
    return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(await handler(body)) };
  };
}

/** Undefined if the bytes are not JSON in UTF-8. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
