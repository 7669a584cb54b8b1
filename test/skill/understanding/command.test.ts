import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { root } from './engine.ts';

/** What `npm run -s understand` answers to these lines. */
function run(lines: readonly (string | object)[]): readonly Record<string, unknown>[] {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const output = execFileSync(process.execPath, ['tools/run.mjs', 'tools/understand.ts'], { cwd: root, input, encoding: 'utf8' });
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const now = '2026-11-23';

test('one line of JSON in is one line of JSON out, in order, whatever is in it', () => {
  const context = {
    merchants: ['Lidl', { id: 'm7', name: 'Ikea' }],
    accounts: [{ id: 'a9', name: 'Online Saver', nickname: 'holiday pot' }, 'Current'],
  };
  const answers = run([
    { text: 'How much did I spend at Lidl last month?', lang: 'en', now, context },
    { text: 'how much did i spend at ikae since yesterday', lang: 'en-GB', now: `${now}T09:30:00Z`, context },
    { text: 'how much is in my holiday pot', lang: 'en', now, context },
    { text: 'any payments over 200 euros this week', lang: 'en_GB', now },
    { text: 'Combien ai-je dépensé en restaurants du 3 au 10 mars ?', lang: 'fr', now },
    { text: 'what bills are due next month', lang: 'en-US', now },
    { text: 'the second one', lang: 'en-US', now },
    { text: 'vire 50 euros à maman', lang: 'fr-BE', now },
    { text: 'warn me under 100 euros', lang: 'en', now },
    { text: 'yes the ikae one was me', lang: 'en', now, context },
    { text: "yes that wasn't me", lang: 'en', now },
    { text: 'sure', lang: 'en', now, context: { expecting: 'yes-no' } },
    { text: 'wie ist mein Kontostand', lang: 'de', now },
    'not json',
    { lang: 'en', now },
    { text: 'hello', lang: 'en', now: 'soon' },
    { text: '', lang: 'en', now },
  ]);
  const period = (form: string, value: string, from: string, to: string) => ({ form, value, from, to });
  expect(answers).toMatchObject([
    { intent: 'Spending', slots: { merchant: 'Lidl', period: period('DATE', '2026-10', '2026-10-01', '2026-10-31') } },
    { intent: 'Spending', slots: { merchant: 'm7', period: period('SINCE', '2026-11-22', '2026-11-22', '2026-11-23') } },
    { intent: 'Balance', slots: { account: 'a9' } },
    {
      intent: 'FindTransaction',
      slots: {
        amount: { value: '200.00', currency: 'EUR' },
        comparison: 'over',
        period: period('DATE', '2026-W48', '2026-11-23', '2026-11-23'),
      },
    },
    {
      intent: 'Spending',
      slots: { category: 'restaurants', period: period('RANGE', '2026-03-03/2026-03-10', '2026-03-03', '2026-03-10') },
    },
    { intent: 'UpcomingBills', slots: { period: period('DATE', '2026-12', '2026-12-01', '2026-12-31') } },
    { intent: 'SelectOrdinal', slots: { ordinal: 2 } },
    { intent: 'Unsupported', slots: { topic: 'transfer' } },
    { intent: 'SetAlert', slots: { amount: { value: '100.00', currency: 'EUR' } } },
    { intent: 'ConfirmMine', slots: { merchant: 'm7' } },
    { intent: 'Fallback', slots: {} },
    { intent: 'Yes', slots: {} },
    { intent: 'Fallback', confidence: 0, slots: {} },
    { error: 'line.unreadable' },
    { error: 'text.missing' },
    { error: 'now.unreadable' },
    { intent: 'Fallback', confidence: 0, slots: {} },
  ]);
  for (const { confidence, error } of answers)
    expect(error !== undefined || (Number(confidence) >= 0 && Number(confidence) <= 1)).toBe(true);
});

test('a thousand lines take no second apiece', () => {
  const started = process.hrtime.bigint();
  expect(
    run(Array.from({ length: 1000 }, (_, at) => ({ text: `what did i spend at shop ${at} last week`, lang: 'en', now }))),
  ).toHaveLength(1000);
  expect(Number(process.hrtime.bigint() - started) / 1e9).toBeLessThan(20);
});
