import { type ClientRequest, request as plainRequest } from 'node:http';
import { request } from 'node:https';
import aws4 from 'aws4';

/** Where AWS KMS is asked, and as whom. Credentials are read at every call: a function's own change while it lives. */
export interface KmsAccess {
  readonly region: string;
  readonly credentials: () => { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };
  /** Null is AWS; anything else stands in for it on this machine. */
  readonly endpoint: string | null;
}

/** Closed. 'keys.unavailable' may work a moment later, the others will not. */
export type KeyErrorCode = 'keys.unavailable' | 'keys.refused' | 'keys.damaged';

/** For both tries together */
const timeoutMs = 2_000;
const pauseMs = 100;
const mostBytes = 16_384;

/** One operation of KMS (JSON 1.1 over POST). Tries twice if KMS is busy or broken. Rejects with an Error whose message is a KeyErrorCode and holds nothing else. */
export async function askKms(
  access: KmsAccess,
  operation: 'GenerateDataKey' | 'Decrypt',
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const signal = AbortSignal.timeout(timeoutMs);
  let answer = await post(access, operation, JSON.stringify(input), signal);
  if (isBusy(answer)) {
    await new Promise((go) => setTimeout(go, pauseMs));
    answer = await post(access, operation, JSON.stringify(input), signal);
  }
  const body = parsed(answer?.text ?? '');
  if (answer?.status === 200) {
    if (body === null) throw keyError('keys.damaged');
    return body;
  }
  throw keyError(isBusy(answer) ? 'keys.unavailable' : errorName(body) === 'InvalidCiphertextException' ? 'keys.damaged' : 'keys.refused');
}

export const keyError = (code: KeyErrorCode): Error => new Error(code);

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Null if no whole answer came in time. */
function post({ region, credentials, endpoint }: KmsAccess, operation: string, body: string, signal: AbortSignal): Promise<Answer | null> {
  const url = new URL(endpoint ?? `https://kms.${region}.amazonaws.com`);
  const { headers } = aws4.sign(
    {
      service: 'kms',
      region,
      method: 'POST',
      host: url.host,
      path: '/',
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `TrentService.${operation}` },
      body,
    },
    credentials(),
  );
  return new Promise((answer) => {
    // A connection of its own: one kept over a function's sleep would be dead.
    const options = { method: 'POST', headers, agent: false, signal } as const;
    const asked: ClientRequest = (url.protocol === 'http:' ? plainRequest : request)(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
        if (text.length > mostBytes) asked.destroy();
      });
      response.once('end', () => answer({ status: response.statusCode ?? 0, text }));
      response.once('close', () => answer(null));
    });
    asked.once('error', () => answer(null));
    asked.end(body);
  });
}

const busyNames = ['ThrottlingException', 'LimitExceededException', 'RequestLimitExceeded'];

const isBusy = (answer: Answer | null): boolean =>
  answer === null || answer.status >= 500 || (answer.status !== 200 && busyNames.includes(errorName(parsed(answer.text))));

/** `__type` is the error's name, on some endpoints behind a name space. */
const errorName = (body: Readonly<Record<string, unknown>> | null): string => String(body?.['__type'] ?? '').replace(/^.*#/, '');

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
