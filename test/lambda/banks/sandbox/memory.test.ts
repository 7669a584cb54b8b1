import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type IncidentKind, incident } from '../../../../lambda/banks/sandbox/incidents.ts';
import { type SandboxMemory, sandboxMemory } from '../../../../lambda/banks/sandbox/memory.ts';
import { sandboxBank } from '../../../../lambda/banks/sandbox/sandbox-bank.ts';
import { storyOf } from '../../../../lambda/banks/sandbox/world.ts';

const seed = 'harbour';
const now = '2026-11-23T12:00:00Z';
const maya = 'demo-us';
let folder: string;
let file: string;
let memory: SandboxMemory;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tellback-memory-'));
  file = join(folder, 'bank.json');
  memory = sandboxMemory(file);
});
afterEach(() => rmSync(folder, { recursive: true }));

const happens = (kind: IncidentKind, at = now) => memory.add(maya, incident(storyOf(maya), seed, kind, at));
const bank = (at = now, remembering = memory) => sandboxBank({ seed, now: at, memory: remembering });
const cards = async (remembering = memory) =>
  Object.fromEntries((await bank(now, remembering).snapshot(maya, null)).accounts.map(({ sourceId, card }) => [sourceId, card]));
const added = async (at = now) => {
  const known = new Set((await sandboxBank({ seed, now: at }).snapshot(maya, null)).transactions.map(({ sourceId }) => sourceId));
  return (await bank(at).snapshot(maya, null)).transactions.filter(({ sourceId }) => !known.has(sourceId));
};

describe('a card of the sandbox bank', () => {
  test('is active on cards and current accounts, and a savings account has none', async () => {
    expect(await cards()).toEqual({ checking: 'active', savings: undefined, card: 'active' });
  });

  test('is frozen and released by the account’s name, twice as well as once, and another process knows', async () => {
    for (const _ of [1, 2]) await bank().setCard(maya, 'card', 'frozen');
    expect(await cards(sandboxMemory(file))).toEqual({ checking: 'active', savings: undefined, card: 'frozen' });
    for (const _ of [1, 2]) await bank().setCard(maya, 'card', 'active');
    expect(await cards(sandboxMemory(file))).toMatchObject({ card: 'active' });
  });

  test('is frozen for its own customer alone', async () => {
    await bank().setCard(maya, 'card', 'frozen');
    expect(memory.of('demo-be').frozen).toEqual([]);
  });

  test.each(['savings', 'nothing'])('cannot be asked for where there is none: %s', async (account) => {
    await expect(bank().setCard(maya, account, 'frozen')).rejects.toThrow('sandbox.no-card');
  });

  test('pays nothing more while it is frozen, and again once released', async () => {
    await bank().setCard(maya, 'card', 'frozen');
    expect(happens('stolen-card')).toEqual([]);
    expect(await added()).toEqual([]);
    await bank().setCard(maya, 'card', 'active');
    expect(happens('stolen-card')).toHaveLength(3);
    expect(await added()).toHaveLength(3);
  });
});

describe('what happened beside the story', () => {
  test('is pending at the bank, timed, and reserved from the card; the rest stays as it was', async () => {
    const before = await bank().snapshot(maya, null);
    happens('stolen-card');
    const after = await bank().snapshot(maya, null);
    const rows = await added();
    expect(rows.map(({ status, present, country }) => ({ status, present, country }))).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'pending', present: false, country: 'US' })),
    );
    expect(rows.map(({ purchasedAt = '' }) => (Date.parse(now) - Date.parse(purchasedAt)) / 60_000)).toEqual([43, 26, 4]);
    expect(JSON.stringify(rows)).not.toMatch(/purpose|category|merchantId/);
    const usable = ({ accounts }: typeof before, account: string) =>
      Number(accounts.find(({ sourceId }) => sourceId === account)?.balances.find(({ type }) => type === 'ITAV')?.amount);
    expect(usable(before, 'card') - usable(after, 'card')).toBeCloseTo(249 + 289 + 1489, 2);
    expect(usable(after, 'checking')).toBe(usable(before, 'checking'));
  });

  test('is known to another process, and the same again is one', async () => {
    happens('stolen-card');
    happens('stolen-card');
    expect(await added()).toHaveLength(3);
    expect(sandboxMemory(file).of(maya)).toEqual(memory.of(maya));
  });

  test('is gone after five days: the bank reserved the money and never booked it', async () => {
    happens('abroad');
    expect(await added('2026-11-27T12:00:00Z')).toHaveLength(1);
    expect(await added('2026-11-28T12:00:00Z')).toEqual([]);
  });

  test('falls on the customer’s own day, by night too', async () => {
    const night = '2026-11-24T04:58:00Z';
    expect(happens('stolen-card', night).map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
    expect(happens('stolen-card', '2026-11-24T05:10:00Z').map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-23', '2026-11-24']);
  });
});

describe('the file', () => {
  test('is written in one piece: nothing else is left beside it', () => {
    happens('charged-twice');
    expect(readdirSync(folder)).toEqual(['bank.json']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ [maya]: memory.of(maya) });
  });

  test('that cannot be read stops the bank, rather than a frozen card being released', () => {
    writeFileSync(file, '{"demo-us":');
    expect(() => sandboxMemory(file)).toThrow();
  });

  test('is not needed: without one, the bank remembers as long as it lives', async () => {
    memory = sandboxMemory();
    await bank().setCard(maya, 'card', 'frozen');
    expect(await cards()).toMatchObject({ card: 'frozen' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
