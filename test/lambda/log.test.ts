import { describe, expect, test } from '@jest/globals';
import { codeOf, type LogLine, logTo, turnLog } from '../../lambda/log.ts';

function logged(line: LogLine): unknown {
  const lines: string[] = [];
  logTo((text) => lines.push(text))(line);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith('\n')).toBe(true);
  return JSON.parse(lines[0] ?? '');
}

const turn: LogLine = {
  event: 'turn',
  channel: 'alexa',
  requestId: 'amzn1.echo-api.request.12345678-1234-1234-1234-123456789012',
  intent: 'Balance',
  code: 'bank.unavailable',
  disclosures: 2,
  durationMs: 12.5,
};

describe('the log', () => {
  test('holds ids, codes, counts and durations', () => {
    expect(logged(turn)).toEqual(turn);
  });

  test('drops a field that nobody allowed', () => {
    expect(logged({ ...turn, speech: 'Your balance is 20 dollars' } as LogLine)).toEqual(turn);
  });

  test.each([
    ['a sentence', 'password authentication failed for user "bank"'],
    ['an access token', 'Atza|IQEBLjAsAhRmHjNgHpi0U'],
    ['an IBAN', 'GB33BUKB20201555555555'],
    ['a card number', '4111111111111111'],
    ['a line break', 'ok\n{"event":"turn"}'],
    ['an address', 'postgres://bank:secret@db/bank'],
    ['an object', { amount: 12 }],
  ])('drops %s in place of a code', (_, code) => {
    expect(logged({ ...turn, code: code as string })).toEqual({ ...turn, code: undefined });
  });

  test('names a turn by its door and its failure by its code', () => {
    const lines: LogLine[] = [];
    const log = turnLog((line) => lines.push(line), 'google');
    log({ requestId: 'r1', intent: 'Balance', failure: null, durationMs: 4 });
    log({ requestId: 'r2', intent: 'Balance', failure: 'turn.late', durationMs: 4000 });
    expect(lines).toEqual([
      { event: 'turn', channel: 'google', requestId: 'r1', intent: 'Balance', durationMs: 4 },
      { event: 'turn', channel: 'google', requestId: 'r2', intent: 'Balance', durationMs: 4000, code: 'turn.late' },
    ]);
  });

  test('knows an error by its code, never by its message', () => {
    expect(codeOf(Object.assign(new Error('connect to 10.0.0.1'), { code: 'ECONNREFUSED' }))).toBe('ECONNREFUSED');
    expect(codeOf(new Error('relation "account" does not exist'))).toBe('unknown');
    expect(codeOf(Object.assign(new Error(''), { code: 'a b' }))).toBe('unknown');
    expect(codeOf('text')).toBe('unknown');
  });
});
