import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { call } from './call.ts';

/** `npm start` as a newcomer meets it: a process of its own. */
jest.setTimeout(90_000);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'tellback-start-'));
const running = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** What it printed as its address; rejects if it ends before */
  readonly url: Promise<string>;
  readonly exit: Promise<number | null>;
  stop(): Promise<number | null>;
}

function start(data: string, port: number, ...flags: string[]): Started {
  const env = { ...process.env, PORT: String(port), TELLBACK_DATA: data };
  const child = spawn(process.execPath, ['tools/start.mjs', ...flags], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  let [out, err] = ['', ''];
  const exit = new Promise<number | null>((done) => child.once('exit', done));
  const url = new Promise<string>((found, lost) => {
    child.stdout.on('data', (chunk) => {
      out += chunk;
      const address = /(http:\/\/\S+)\/health/.exec(out)?.[1];
      if (address !== undefined) found(address);
    });
    child.once('exit', () => lost(new Error(err)));
  });
  url.catch(() => {});
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const stop = () => {
    child.kill('SIGTERM');
    return exit;
  };
  return { stdout: () => out, stderr: () => err, url, exit, stop };
}

describe('npm start', () => {
  test('prepares a bank, serves on this machine alone, and refuses a second process on its data', async () => {
    const data = join(folder, 'data');
    const first = start(data, 0);
    const url = await first.url;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    for (const path of ['/app', '/alexa', '/google', '/health']) expect(first.stdout()).toContain(`${url}${path}\n`);
    expect(first.stdout()).toMatch(/preparing the sandbox bank \.\.\.\n/);
    expect(await call(`${url}/health`)).toMatchObject({ status: 200 });
    expect(await call(`${url}/alexa`, { method: 'POST', body: '{}' })).toMatchObject({ status: 400 });
    expect(await call(`${url}/google`, { method: 'POST', body: '{}' })).toMatchObject({ status: 401 });
    expect((await call(url)).headers['content-type']).toMatch(/^text\/html/);
    const said = {
      door: 'echo',
      locale: 'en-US',
      customer: 'demo-us',
      voice: 'person',
      text: "what's my balance",
      sessionId: 'session-1',
      newSession: true,
    };
    const heard = await call(`${url}/simulator/turn`, {
      method: 'POST',
      body: JSON.stringify(said),
      headers: { 'content-type': 'application/json' },
    });
    expect(JSON.parse(heard.body)).toMatchObject({ intent: 'Balance', speech: expect.stringMatching(/dollars/) });

    const second = start(data, 0);
    expect(await second.exit).toBe(1);
    expect(second.stderr()).toMatch(/^data folder in use by process \d+[^\n]*\n$/);

    expect(await first.stop()).toBe(0);
    expect(first.stderr()).toBe('');
    const again = start(data, 0);
    await again.url;
    expect(await again.stop()).toBe(0);
  });

  test('says in one line that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    const started = start(join(folder, 'unused'), port);
    expect(await started.exit).toBe(1);
    expect(started.stderr()).toBe(`Port ${port} is in use: choose another one, PORT=${port + 10} npm start\n`);
    other.close();
  });

  test('says in one line that its folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const started = start(join(folder, 'file'), 0);
    expect(await started.exit).toBe(1);
    expect(started.stderr()).toMatch(/^data folder cannot be written: [^\n]+\n$/);
  });

  test.each([
    [['--today', 'soon'], /^--today soon is not a date[^\n]*\n$/],
    [['--fast'], /^Known flags: [^\n]+\n$/],
  ])('says in one line what is wrong with %j', async (flags, line) => {
    const started = start(join(folder, 'unused'), 0, ...flags);
    expect(await started.exit).toBe(1);
    expect(started.stderr()).toMatch(line);
  });
});
