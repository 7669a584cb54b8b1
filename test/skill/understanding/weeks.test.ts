import { describe, expect, test } from '@jest/globals';
import { calendarOf } from '../../../skill/money/calendar.ts';
import { addDays, civilDate, startOfWeek } from '../../../skill/money/civil-date.ts';
import { resolvePeriod } from '../../../skill/money/resolve.ts';
import { dateAtom } from '../../../skill/understanding/dates.ts';
import { dialogflowRequest } from '../../../lambda/channels/google/envelope.ts';
import { inbound } from '../../../lambda/channels/google/inbound.ts';

const words = { months: [], weekdays: [], units: { W: 'weeks?' }, seasons: {} } as never;

describe.each(['US', 'FR', 'EG'])('in %s a week that is said is the customer’s own on both doors, on every day of a month', (region) => {
  test.each([0, -1, -3])('%i weeks from now', (offset) => {
    for (let day = 0; day < 31; day++) {
      const calendar = calendarOf({ region, today: addDays(civilDate('2026-12-10'), day), monthStartsOn: 1 });
      const { period } = dateAtom({ is: 'unit', offset } as never, { unit: 'week' }, { ...calendar, monthFirst: true, words });
      if (period === null) throw new Error('no period');
      const from = addDays(startOfWeek(calendar.today, calendar.weekStartsOn), 7 * offset);
      const expected = {
        range: { from, to: offset === 0 ? calendar.today : addDays(from, 6) },
        name: { kind: ({ 0: 'this-week', '-1': 'last-week' } as Record<string, string>)[offset] ?? 'range' },
      };
      expect(resolvePeriod(period, calendar)).toEqual(expected);
      const request = dialogflowRequest({
        intent: 'Spending',
        slots: { period },
        today: calendar.today,
        region,
        locale: 'en-US',
        source: 'web-chat',
        token: null,
        sessionId: 's',
        responseId: 'r',
        text: 'x',
        contexts: [],
      });
      const heard = inbound(request).ask.slots.period;
      if (heard == null) throw new Error('not heard');
      expect(resolvePeriod(heard, calendar)).toEqual(expected);
    }
  });
});
