import { describe, expect, test } from '@jest/globals';
import { alexaHttp } from '../../../../lambda/channels/alexa/http.ts';
import type { LogLine } from '../../../../lambda/log.ts';
import type { Verify } from '../../../../lambda/channels/alexa/verify.ts';
import { fixture } from './fixtures.ts';
import { problemsOf } from './response-check.ts';
import { door, told, words } from './told.ts';

function overHttp(verify: Verify, more: Parameters<typeof door>[1] = {}) {
  const logged: LogLine[] = [];
  const { handler, asked } = door(told(words('You have 12 dollars.'), { end: true }), more);
  return { answer: alexaHttp({ verify, handler, log: (line) => logged.push(line) }), asked, logged };
}

describe('the skill over HTTP', () => {
  test('answers a proven request as the function would', async () => {
    const { answer } = overHttp(async (_, body) => ({ envelope: JSON.parse(Buffer.from(body).toString()) }));
    const { status, headers, body } = await answer({}, Buffer.from(JSON.stringify(fixture('launch'))));
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(await problemsOf(JSON.parse(body))).toEqual([]);
    expect(body).toContain('12 dollars');
  });

  test('answers 500 to an event that could not be carried out: Amazon sends it until it is acknowledged', async () => {
    const verify: Verify = async (_, body) => ({ envelope: JSON.parse(Buffer.from(body).toString()) });
    let down = true;
    const { answer } = overHttp(verify, { unlink: () => (down ? Promise.reject(new Error('postgres://secret')) : Promise.resolve()) });
    const event = Buffer.from(JSON.stringify(fixture('event-skill-disabled')));
    expect(await answer({}, event)).toEqual({ status: 500, headers: {}, body: '' });
    down = false;
    expect((await answer({}, event)).status).toBe(200);
  });

  test.each(['headers', 'size', 'url', 'body', 'timestamp', 'certificate', 'signature', 'replay'] as const)(
    'answers 400 without any detail: %s',
    async (refusal) => {
      const { answer, asked, logged } = overHttp(async () => ({ refusal }));
      expect(await answer({}, Buffer.from('{}'))).toEqual({ status: 400, headers: {}, body: '' });
      expect(asked).toEqual([]);
      expect(logged).toEqual([{ event: 'refused', channel: 'alexa', status: 400, code: `alexa.${refusal}` }]);
    },
  );
});
