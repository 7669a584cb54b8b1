import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { intentNames, laterIntentNames } from '#skill';
import { intentSlots } from '#skill/build';
import { inbound } from '../../../../lambda/channels/google/inbound.ts';
import { buildDialogflowAgent, defaultAgentOptions, writeDialogflowAgent } from '../../../../tools/models-google.ts';
import { lintAgent } from './agent-lint.ts';

const root = process.cwd();
const agent = await buildDialogflowAgent(root);
const file = <T>(path: string) => agent.get(path) as T;

interface Intent {
  readonly fallbackIntent: boolean;
  readonly webhookUsed: boolean;
  readonly events: { readonly name: string }[];
  readonly responses: {
    readonly parameters: { readonly name: string; readonly dataType: string }[];
    readonly messages: { lang: string; speech: string[] }[];
  }[];
}

type Phrases = { data: { text: string; alias?: string; meta?: string; userDefined: boolean }[] }[];

const intent = (name: string) => file<Intent>(`intents/${name}.json`);
const parameters = (name: string) => intent(name).responses.flatMap((response) => response.parameters);

describe('the Dialogflow agent', () => {
  test('keeps the limits and rules of an import', () => {
    expect(lintAgent(agent)).toEqual([]);
  });

  test('has an intent for every question, the welcome, silence, and the one-time code, all answered by the webhook', () => {
    const names = [...agent.keys()].map((path) => /^intents\/([^_]+)\.json$/.exec(path)?.[1]).filter((name) => name !== undefined);
    expect(names.sort()).toEqual([...intentNames, ...laterIntentNames, 'Launch', 'Silence', 'SessionEnd', 'LinkCode', 'VoicePin'].sort());
    for (const name of names) {
      expect([name, intent(name).webhookUsed, intent(name).fallbackIntent]).toEqual([name, true, name === 'Fallback']);
      expect(inbound({ queryResult: { intent: { displayName: name } } }).ask.intent).toBe(name === 'LinkCode' ? 'Fallback' : name);
    }
  });

  test('takes digits alone for a PIN only where one was asked for, and elsewhere for a code', () => {
    expect(parameters('VoicePin')).toMatchObject([{ name: 'pin', dataType: '@sys.number-sequence', value: '$pin' }]);
    for (const [path, content] of agent) {
      if (!/^intents\/[^_]+\.json$/.test(path)) continue;
      expect([path, (content as { contexts: string[] }).contexts]).toEqual([path, path === 'intents/VoicePin.json' ? ['pin'] : []]);
    }
  });

  test.each(['en', 'fr'])('learns PINs of four, five and six digits, with and without words around them (%s)', (tag) => {
    const phrases = file<Phrases>(`intents/VoicePin_usersays_${tag}.json`);
    const digits = phrases.flatMap(({ data }) => data.filter(({ alias }) => alias === 'pin').map(({ text }) => text.replaceAll(' ', '')));
    expect([...new Set(digits.map(({ length }) => length))].sort()).toEqual([4, 5, 6]);
    expect(phrases.some(({ data }) => data.length === 1)).toBe(true);
    expect(phrases.some(({ data }) => data.length > 1)).toBe(true);
  });

  test('opens on the welcome events, which the door reads as such also under another name', () => {
    const events = intent('Launch').events.map(({ name }) => name);
    expect(events).toEqual(expect.arrayContaining(['WELCOME', 'TELEPHONY_WELCOME', 'GOOGLE_ASSISTANT_WELCOME']));
    for (const queryText of events) expect(inbound({ queryResult: { queryText } }).ask.intent).toBe('Launch');
    for (const { name } of intent('Silence').events) expect(inbound({ queryResult: { queryText: name } }).ask.intent).toBe('Silence');
  });

  test('has a parameter for every slot that is said, and both of them for a period', () => {
    expect(parameters('Spending').map(({ name, dataType }) => `${name} ${dataType}`)).toEqual([
      'account @account',
      'merchant @merchant',
      'category @category',
      'period @sys.date-period',
      'date @sys.date',
      'duration @sys.duration',
      'from @sys.date',
      'until @sys.date',
    ]);
    for (const name of [...intentNames, ...laterIntentNames]) {
      const slots: readonly string[] = intentSlots[name] ?? [];
      expect([name, parameters(name).filter((parameter) => !slots.includes(parameter.name) && parameter.name !== 'date')]).toEqual([
        name,
        [],
      ]);
    }
  });

  test.each(['en', 'fr'])('teaches whole periods and single days by phrases of their own (%s)', (tag) => {
    const entities = file<Phrases>(`intents/Spending_usersays_${tag}.json`).flatMap(({ data }) => data.map(({ meta }) => meta));
    for (const meta of ['@sys.date-period', '@sys.date', '@sys.duration', '@merchant', '@category']) expect(entities).toContain(meta);
  });

  test.each(['en', 'fr'])('delivers values the door reads as our own ids (%s)', (tag) => {
    for (const name of ['account', 'category', 'comparison', 'ordinal', 'topic', 'merchant']) {
      for (const { value, synonyms } of file<{ value: string; synonyms: string[] }[]>(`entities/${name}_entries_${tag}.json`)) {
        const outputContexts = [{ parameters: { [`${name}.original`]: synonyms[0] } }];
        const { slots, unreadable } = inbound({ queryResult: { parameters: { [name]: value }, outputContexts } }).ask;
        const read = slots[name as keyof typeof slots];
        const id = value.replace('merchant-', '');
        expect([unreadable, typeof read === 'object' ? read : String(read)]).toEqual([
          [],
          typeof read === 'object' ? { id, heard: synonyms[0] } : id,
        ]);
      }
    }
  });

  test('takes shops, accounts and categories that are not listed, and no comparison of its own', () => {
    const open = (name: string) => file<{ automatedExpansion: boolean }>(`entities/${name}.json`).automatedExpansion;
    expect(['merchant', 'account', 'category', 'comparison', 'ordinal', 'topic'].map(open)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('names its webhook, its time zone and its languages, and keeps no log of what customers ask', () => {
    expect(file('agent.json')).toMatchObject({
      language: 'en',
      supportedLanguages: ['fr'],
      defaultTimezone: defaultAgentOptions.timeZone,
      webhook: { url: 'https://bank.example/google', username: 'dialogflow', headers: {}, available: true },
      disableInteractionLogs: true,
      disableStackdriverLogs: true,
    });
    expect(JSON.stringify([...agent])).not.toMatch(/password|tellback/i);
  });

  test('has words of its own, in both languages, for a webhook that does not answer', () => {
    for (const { lang, speech } of intent('Balance').responses.flatMap(({ messages }) => messages)) {
      expect([lang, speech.length]).toEqual([lang, 1]);
      expect(speech[0]).toMatch(/\w.*\.$/);
    }
    expect(JSON.stringify([...agent])).not.toContain('{{');
  });

  test('is the same each time, so that an import replaces what an earlier one made', async () => {
    expect(await buildDialogflowAgent(root)).toEqual(agent);
  });

  test('is written as an import reads it, in place of an older one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dialogflow-'));
    try {
      await writeFile(join(folder, 'old.json'), '{}');
      const options = { webhook: 'https://bank.test/hook', timeZone: 'Europe/Brussels' };
      const written = await writeDialogflowAgent(root, folder, options);
      expect(written.map((path) => path.slice(folder.length + 1)).sort()).toEqual([...agent.keys()].sort());
      const settings = JSON.parse(await readFile(join(folder, 'agent.json'), 'utf8'));
      expect([settings.webhook.url, settings.defaultTimezone]).toEqual([options.webhook, options.timeZone]);
      await expect(readFile(join(folder, 'old.json'))).rejects.toThrow();
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the check of the agent finds', () => {
  const changed = (path: string, change: (content: never) => void) => {
    const content = structuredClone(agent.get(path));
    change(content as never);
    return lintAgent(new Map([...agent, [path, content as object]]));
  };

  test.each<[string, string, (content: never) => void, RegExp]>([
    [
      'a parameter of an unknown entity',
      'intents/Balance.json',
      ({ responses }: Intent) => responses[0]?.parameters.push({ name: 'x', dataType: '@x', value: '$x' } as never),
      /@x is not defined/,
    ],
    [
      'a phrase with an undeclared parameter',
      'intents/Balance_usersays_en.json',
      (phrases: Phrases) => phrases.push({ data: [{ text: '3', alias: 'count', meta: '@sys.number', userDefined: true }] }),
      /count is not declared/,
    ],
    [
      'an example that is no value',
      'intents/Balance_usersays_fr.json',
      (phrases: Phrases) => phrases.push({ data: [{ text: 'sous mon matelas', alias: 'account', meta: '@account', userDefined: true }] }),
      /"sous mon matelas" is no @account/,
    ],
    [
      'one phrase in two intents',
      'intents/Balance_usersays_en.json',
      (phrases: Phrases) => phrases.push({ data: [{ text: 'i lost my card', userDefined: false }] }),
      /"i lost my card" is there twice/,
    ],
    [
      'a gap left open',
      'intents/Help_usersays_en.json',
      (phrases: Phrases) => phrases.push({ data: [{ text: 'help with {merchant}', userDefined: false }] }),
      /\{merchant\}/,
    ],
    ['an intent without phrases', 'intents/Help_usersays_fr.json', (phrases: Phrases) => void phrases.splice(0), /Help fr has no phrase/],
    [
      'too many phrases',
      'intents/Help_usersays_en.json',
      (phrases: Phrases) =>
        phrases.push(...Array.from({ length: 2_000 }, (_, at) => ({ data: [{ text: `help ${at}`, userDefined: false }] }))),
      /of at most 2000/,
    ],
    [
      'a word for two values',
      'entities/account_entries_en.json',
      (entries: { value: string; synonyms: string[] }[]) => entries[0]?.synonyms.push('savings'),
      /"savings" names two values/,
    ],
    [
      'one id twice',
      'entities/account.json',
      (content: { id: string }) => Object.assign(content, { id: (agent.get('entities/topic.json') as { id: string }).id }),
      /is there twice/,
    ],
  ])('%s', (_, path, change, finding) => {
    expect(changed(path, change)).toEqual([expect.stringMatching(finding)]);
  });
});
