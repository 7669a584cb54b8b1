import type { Log } from '../../log.ts';
import type { AlexaHandler } from './handler.ts';
import type { Headers, Verify } from './verify.ts';

interface HttpAnswer {
  readonly status: 200 | 400 | 500;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type AlexaHttp = (headers: Headers, rawBody: Uint8Array) => Promise<HttpAnswer>;

/** The skill over HTTP. It needs the bytes as they came: parsing and writing them again breaks the signature. Never rejects. */
export function alexaHttp({
  verify,
  handler,
  log,
}: {
  readonly verify: Verify;
  readonly handler: AlexaHandler;
  readonly log: Log;
}): AlexaHttp {
  return async (headers, rawBody) => {
    const verified = await verify(headers, rawBody);
    if ('refusal' in verified) {
      log({ event: 'refused', channel: 'alexa', status: 400, code: `alexa.${verified.refusal}` });
      return { status: 400, headers: {}, body: '' };
    }
    try {
      const response = await handler(verified.envelope);
      return { status: 200, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(response) };
    } catch {
      // An event that could not be carried out: Amazon sends it again until it is acknowledged.
      return { status: 500, headers: {}, body: '' };
    }
  };
}
