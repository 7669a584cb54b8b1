import { type Fields, fields, list } from '../../json.ts';
import type { GoogleHttp } from './http.ts';
import type { Headers } from './verify.ts';

export interface LambdaAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The webhook behind API Gateway: events of an HTTP API (payload 2.0) and of a REST API (1.0). It takes two arguments,
 * as current runtimes demand of a handler that returns its answer.
 */
export function googleLambda(http: GoogleHttp): (event: unknown, context?: unknown) => Promise<LambdaAnswer> {
  return async (event, _context) => {
    const { body, isBase64Encoded, ...rest } = fields(event);
    const rawBody = Buffer.from(typeof body === 'string' ? body : '', isBase64Encoded === true ? 'base64' : 'utf8');
    const answer = await http(headersOf(rest), rawBody);
    return { statusCode: answer.status, headers: answer.headers, body: answer.body };
  };
}

/** A REST API names every value of a header, and in `headers` only the last of them: one sent twice must be seen as such. */
function headersOf({ headers, multiValueHeaders }: Fields): Headers {
  const single = Object.entries(fields(headers)).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]);
  const multiple = Object.entries(fields(multiValueHeaders)).map(([name, values]) => [name, onlyValue(list(values))]);
  return Object.fromEntries([...single, ...multiple]);
}

function onlyValue(values: readonly unknown[]): string | readonly string[] {
  const [first] = values;
  return values.length === 1 && typeof first === 'string' ? first : values.map(String);
}
