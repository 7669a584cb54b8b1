import { describe, expect, test } from '@jest/globals';
import { detectedKinds } from '#skill';
import { examples } from '../../companion/api/examples.ts';
import { ApiError } from '../../companion/api/operations.ts';
import { forms } from '../../companion/forms.ts';
import type { Fields } from '../../companion/page.ts';
import { pages, renderPage } from '../../companion/pages.ts';
import { type Answers, knownApi, maya, ownRules } from './customer.ts';
import { frameIn } from './frame.ts';

async function submit(name: string, fields: Fields, answers: Partial<Answers> = {}) {
  const { api, calls } = knownApi(answers);
  const goTo = await forms[name]?.submit(api, fields);
  return { goTo, calls };
}
const refused = (name: string, fields: Fields) =>
  submit(name, fields).then(
    () => null,
    (error: unknown) => (error instanceof ApiError ? `${error.code} ${error.field}` : 'another error'),
  );

const chosenIn = (options: string) =>
  (/<option value(?:="([^"]*)")? selected/.exec(options) ?? /<option value(?:="([^"]*)")?/.exec(options))?.[1] ?? '';

/** What a browser sends for a page's form, as it is drawn. */
async function drawn(path: string, query: Fields, form: string): Promise<Record<string, string>> {
  const page = pages.find((one) => one.path === path);
  if (page === undefined) throw new Error(`no page ${path}`);
  const html = renderPage(page, await page.load(knownApi().api, query), frameIn('en-US', { path }));
  const inside = new RegExp(`<form[^>]*/forms/${form}[?"][\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const inputs = [...inside.matchAll(/<input (?=[^>]*name="([^"]+)")(?=[^>]*\svalue(?:="([^"]*)")?[\s/>])[^>]*>/g)];
  const selects = [...inside.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [name, chosenIn(options)] as const,
  );
  return Object.fromEntries([...inputs.map(([, name = '', value = '']) => [name, value] as const), ...selects]);
}

describe('what may be said', () => {
  test('a card is one call, and the page says so for its platform', async () => {
    const { goTo, calls } = await submit('bundle', { platform: 'alexa', bundle: 'warnings-only' });
    expect(calls).toEqual([['changeSharing', { id: 'alexa', body: { bundle: 'warnings-only' } }]]);
    expect(goTo).toBe('/app/sharing?platform=alexa&done=bundle');
  });

  test('the matrix sent back as it was drawn changes nothing but what the operator forbids anyway', async () => {
    const fields = await drawn('/app/sharing', { platform: 'slack' }, 'cells');
    const { calls } = await submit('cells', fields);
    const [, input] = calls[0] ?? [];
    const { cells } = (input as { body: { cells: typeof ownRules.cells } }).body;
    const order = (all: typeof cells) => all.map((cell) => JSON.stringify([cell.account, cell.kind, cell.precision])).sort();
    const expected = ownRules.cells.map((cell) => (cell.kind === 'income' ? { ...cell, precision: 'rounded' as const } : cell));
    expect(order(cells)).toEqual(order(expected));
  });

  test('a cell of an account outlives the form, whatever the account is called', async () => {
    const { calls } = await submit('cells', {
      platform: 'alexa',
      'cell.balance': 'exact',
      'cell.balance.a/b.c': 'nothing',
      'cell.income.a/b.c': '',
    });
    expect(calls[0]?.[1]).toEqual({
      id: 'alexa',
      body: {
        cells: [
          { account: null, kind: 'balance', precision: 'exact' },
          { account: 'a/b.c', kind: 'balance', precision: 'nothing' },
        ],
      },
    });
  });

  test('who else may hear is changed on every live link of the platform and no other', async () => {
    const [alexa, slack] = maya.listLinks;
    const second = { ...alexa, id: 'second' } as (typeof maya.listLinks)[number];
    const ended = { ...alexa, id: 'ended', state: 'ended' } as (typeof maya.listLinks)[number];
    const { calls } = await submit(
      'household',
      { platform: 'alexa', household: 'coarse' },
      { listLinks: [alexa, slack, second, ended].filter((one) => one !== undefined) },
    );
    expect(calls.slice(1)).toEqual([alexa?.id, 'second'].map((id) => ['changeLink', { id, body: { household: 'coarse' } }]));
  });

  test.each([
    ['bundle', { platform: 'toaster', bundle: 'just-me' }, 'platform'],
    ['bundle', { platform: 'alexa', bundle: 'everything' }, 'bundle'],
    ['cells', { platform: 'alexa', 'cell.secrets': 'exact' }, 'kind'],
    ['cells', { platform: 'alexa', 'cell.balance': 'louder' }, 'cell.balance'],
    ['household', { platform: 'alexa', household: 'everybody' }, 'household'],
  ])('%s %j is refused', async (name, fields, field) => {
    expect(await refused(name, fields)).toBe(`input.invalid ${field}`);
  });
});

describe('a tap that waits', () => {
  test('is done in one call, or leads to the bank', async () => {
    expect(await submit('task', { id: 'one' })).toEqual({ goTo: null, calls: [['doTask', { id: 'one' }]] });
    const login = { doTask: { done: false, goTo: '/login?fresh=1&next=/app' } };
    expect((await submit('task', { id: 'one' }, login)).goTo).toBe('/login?fresh=1&next=/app');
  });

  test('that was over already is told as such', async () => {
    await expect(submit('task', { id: 'one' }, { doTask: { done: false, goTo: null } })).rejects.toThrow('conflict');
  });
});

describe('the voice PIN', () => {
  test('is set when both are the same 4 to 6 digits', async () => {
    const { calls } = await submit('proof', { chosen: 'pin', pin: '407193', again: '407193' });
    expect(calls).toEqual([['changeProof', { body: { chosen: 'pin', pin: '407193' } }]]);
  });

  test('is not sent where another proof is chosen', async () => {
    const { calls } = await submit('proof', { chosen: 'app', pin: '407193', again: '' });
    expect(calls).toEqual([['changeProof', { body: { chosen: 'app' } }]]);
  });

  test.each([
    [{ chosen: 'pin', pin: '123', again: '123' }, 'pin'],
    [{ chosen: 'pin', pin: '1234567', again: '1234567' }, 'pin'],
    [{ chosen: 'pin', pin: '٤٠٧١', again: '٤٠٧١' }, 'pin'],
    [{ chosen: 'pin', pin: '4071', again: '4072' }, 'again'],
    [{ chosen: 'shouting' }, 'chosen'],
    [{}, 'chosen'],
  ])('%j is refused at %s', async (fields, field) => {
    expect(await refused('proof', fields as Fields)).toBe(`input.invalid ${field}`);
  });
});

describe('an account', () => {
  test('has the nickname typed, or the bank’s name again when it is emptied; hidden only while the box is ticked', async () => {
    const { calls } = await submit('account', { id: 'a', nickname: '  rainy days ', hidden: 'yes' });
    expect(calls).toEqual([['changeAccount', { id: 'a', body: { nickname: 'rainy days', hidden: true } }]]);
    expect((await submit('account', { id: 'a', nickname: ' ' })).calls[0]?.[1]).toEqual({
      id: 'a',
      body: { nickname: null, hidden: false },
    });
  });
});

describe('settings', () => {
  const kept = { written: 'en-US', locale: '', zone: 'Europe/Paris', weekStartsOn: '', monthStartsOn: '25', threshold: '500.00' };
  const body = {
    locale: null,
    zone: 'Europe/Paris',
    weekStartsOn: null,
    monthStartsOn: 25,
    threshold: { value: '500.00', currency: 'USD' },
    budgets: [],
  };

  test('sent back as they were drawn change nothing', async () => {
    const { calls } = await submit('settings', await drawn('/app/settings', {}, 'settings'));
    expect(calls.at(-1)).toEqual(['changeSettings', { body: maya.readSettings }]);
  });

  test('amounts are read as the page’s language writes them', async () => {
    const fields = { ...kept, written: 'fr-FR', threshold: '1 500,50', 'budget.groceries': '450', 'budget.travel': ' ' };
    const { calls } = await submit('settings', fields);
    const budgets = [{ category: 'groceries', amount: { value: '450', currency: 'USD' } }];
    expect(calls.at(-1)?.[1]).toEqual({ body: { ...body, threshold: { value: '1500.50', currency: 'USD' }, budgets } });
  });

  test.each([
    [{ threshold: 'a lot' }, 'threshold'],
    [{ threshold: '' }, 'threshold'],
    [{ threshold: '-5' }, 'threshold'],
    [{ 'budget.groceries': '12.3456' }, 'budget.groceries'],
    [{ locale: 'tlh' }, 'locale'],
  ])('%j is refused at %s', async (wrong, field) => {
    expect(await refused('settings', { ...kept, ...wrong } as Fields)).toBe(`input.invalid ${field}`);
  });
});

describe('a warning', () => {
  test.each([
    ['mine', 'mine'],
    ['not-mine', 'not-mine'],
    ['put-aside', 'closed'],
  ])('%s is one call', async (name, answer) => {
    expect(await submit(name, { id: 'one' })).toEqual({ goTo: null, calls: [['answerWarning', { id: 'one', body: { answer } }]] });
  });

  test('a card is frozen in one call; to be released it may take a sign-in at the bank first', async () => {
    expect((await submit('freeze', { id: 'acc' })).calls).toEqual([['freezeCard', { id: 'acc' }]]);
    expect(await submit('unfreeze', { id: 'acc' })).toEqual({ goTo: null, calls: [['unfreezeCard', { id: 'acc' }]] });
    const refusing = (code: 'login.stale' | 'bank.failed') => ({
      ...knownApi().api,
      unfreezeCard: () => Promise.reject(new ApiError(code)),
    });
    expect(await forms['unfreeze']?.submit(refusing('login.stale'), { id: 'acc' })).toBe('/login?fresh=1&next=/app/warnings');
    await expect(forms['unfreeze']?.submit(refusing('bank.failed'), { id: 'acc' })).rejects.toThrow('bank.failed');
  });
});

describe('what one is warned of', () => {
  const kept = { written: 'en-US', promise: 'year', 'kind.abroad': 'yes', 'quiet.from': '', 'quiet.to': '', lowBalance: '' };

  test('sent back as it was drawn changes nothing', async () => {
    const { promise, muted, quiet, lowBalance } = maya.readWatch;
    const fields = await drawn('/app/warnings/settings', {}, 'watch');
    const ticked = { ...fields, promise, ...Object.fromEntries(muted.map((kind) => [`kind.${kind}`, ''])) };
    const { calls } = await submit('watch', ticked);
    expect(calls.at(-1)).toEqual(['changeWatch', { body: { promise, muted, quiet, lowBalance } }]);
  });

  test('is read as the page’s language writes it; what is not ticked is muted', async () => {
    const typed = { ...kept, written: 'fr-FR', lowBalance: '1 500,50', 'quiet.from': '22:00', 'quiet.to': '07:00' };
    const { calls } = await submit('watch', typed);
    const muted = detectedKinds.filter((kind) => kind !== 'abroad');
    const body = { promise: 'year', muted, quiet: { from: '22:00', to: '07:00' }, lowBalance: { value: '1500.50', currency: 'USD' } };
    expect(calls.at(-1)).toEqual(['changeWatch', { body }]);
  });

  test('where our detector does not look, its choices stay as they are', async () => {
    const { promise: _, ...bankAlone } = kept;
    expect((await submit('watch', bankAlone)).calls.at(-1)).toEqual(['changeWatch', { body: { quiet: null, lowBalance: null } }]);
  });

  test.each([
    [{ promise: 'never' }, 'promise'],
    [{ lowBalance: 'little' }, 'lowBalance'],
    [{ lowBalance: '-5' }, 'lowBalance'],
    [{ 'quiet.from': '22:00' }, 'quiet.to'],
    [{ 'quiet.to': '07:00' }, 'quiet.from'],
  ])('%j is refused at %s', async (wrong, field) => {
    expect(await refused('watch', { ...kept, ...wrong } as Fields)).toBe(`input.invalid ${field}`);
  });

  test('the phrase loses what nobody sees, and an emptied one ends notices', async () => {
    expect((await submit('phrase', { phrase: '  blue \u00a0heron ' })).calls).toEqual([
      ['changeWatch', { body: { phrase: 'blue heron' } }],
    ]);
    expect((await submit('phrase', { phrase: ' ' })).calls).toEqual([['changeWatch', { body: { phrase: null } }]]);
  });

  test('a browser is handed on as it describes itself; one that forgot itself needs no ending', async () => {
    const { endpoint, keys } = examples.savePush.input.body;
    expect((await submit('push-on', { endpoint, ...keys })).calls).toEqual([['savePush', { body: { endpoint, keys } }]]);
    expect((await submit('push-off', { endpoint })).calls).toEqual([['endPush', { body: { endpoint } }]]);
    expect((await submit('push-off', { endpoint: '' })).calls).toEqual([]);
  });
});

describe('leaving', () => {
  test('one assistant or all of them', async () => {
    expect(await submit('unlink', { id: 'one' })).toEqual({ goTo: '/app?done=unlink', calls: [['endLink', { id: 'one' }]] });
    expect(await submit('unlink-all', {})).toEqual({ goTo: '/app?done=unlink-all', calls: [['endLinks', {}]] });
  });

  test('private mode is switched on and off for the one link', async () => {
    expect((await submit('private-on', { id: 'one' })).calls).toEqual([['changeLink', { id: 'one', body: { privateMode: true } }]]);
    expect((await submit('private-off', { id: 'one' })).calls).toEqual([['changeLink', { id: 'one', body: { privateMode: false } }]]);
  });

  test('nobody is erased without the tick', async () => {
    expect(await refused('erase', {})).toBe('input.invalid sure');
    expect(await submit('erase', { sure: 'yes' })).toEqual({ goTo: '/app/erased', calls: [['erase', {}]] });
  });
});
