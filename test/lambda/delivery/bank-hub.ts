import { createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../../support/listen.ts';
import { noon } from './knock.ts';

export const hubSecret = 'whsec_bGl0dGxlIHNlY3JldCBvZiB0aGUgYmFuaydzIGh1Yg==';

export interface Heard {
  readonly id: string;
  readonly message: { readonly type: string; readonly timestamp: string; readonly data: Readonly<Record<string, unknown>> };
}

type Answer = (response: ServerResponse) => void;

/**
 * A bank's notification hub as a bank would write it from our description: believes only what is signed, by its own reckoning, and keeps what
 * it answered 2xx to once per id. `answers` are given in turn, the last one from then on.
 */
export async function bankHub(answers: readonly Answer[] = [status(204)], now = () => noon) {
  const asked: Heard[] = [];
  const kept = new Map<string, Heard['message']>();
  const server = await listen(() => async (request, response) => {
    const body = await bodyOf(request);
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
    const key = Buffer.from(hubSecret.slice('whsec_'.length), 'base64');
    const right = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
    const isFresh = Math.abs(Number(at) * 1000 - now().getTime()) <= 300_000;
    if (request.method !== 'POST' || !String(signature).split(' ').includes(right) || !isFresh) return void response.writeHead(401).end();
    const heard: Heard = { id: String(id), message: JSON.parse(body) as Heard['message'] };
    asked.push(heard);
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? status(204);
    answer(response);
    if (response.statusCode < 300) kept.set(heard.id, heard.message);
  });
  return { ...server, asked, kept };
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(code, headers).end();

/** Takes the message and never says so. */
export const silence: Answer = () => {};

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
