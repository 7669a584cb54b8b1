import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { ApiError, type ErrorCode } from '../../companion/api/operations.ts';
import { problems } from '../../companion/api/problems.ts';
import { codeOf, type Log } from '../log.ts';

/** How /api/v1 answers, whoever asks: JSON that nobody keeps, and refusals of one closed shape. */

export const neverKept: RequestHandler = (_, response, next) => {
  response.set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  next();
};

/** Written by hand: `response.json` would tag it, and a tag tells whether something changed. */
export function send(response: Response, status: number, json: string): void {
  response.status(status).set('content-type', 'application/json; charset=utf-8').end(json);
}

export function refuse(response: Response, code: ErrorCode, field: string | null = null): void {
  if (code === 'not.signed-in') response.set('www-authenticate', 'Bearer');
  send(response, problems[code].status, JSON.stringify({ error: { code, ...(field !== null && { field }) } }));
}

/** Whatever went wrong, the caller learns a code and nothing of our inside. Express knows it by its four parameters. */
export const failed =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof ApiError) return refuse(response, error.code, error.field);
    const status = (error as { readonly status?: unknown } | null)?.status;
    if (status === 413) return refuse(response, 'too.large');
    if (typeof status === 'number' && status >= 400 && status < 500) return refuse(response, 'input.invalid');
    log({ event: 'failed', channel: 'web', code: codeOf(error) });
    return refuse(response, 'failed');
  };
