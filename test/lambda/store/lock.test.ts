import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { lockFolder } from '../../../lambda/store/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tellback-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Bigger than any process id a system gives. */
const deadProcess = 2 ** 30;

test('a folder is made, locked by this process, and free again after it is given back', () => {
  const inside = join(folder, 'a', 'b');
  const unlock = lockFolder(inside);
  expect(readFileSync(join(inside, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  unlock();
  expect(readdirSync(inside)).toEqual([]);
  lockFolder(inside)();
});

test('a folder this process already uses is refused in one line', () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(
    new Error(`data folder in use by process ${process.pid} (if that is another program, delete ${join(folder, 'lock')})`),
  );
  expect(() => lockFolder(join(folder, '.'))).toThrow(/in use/);
  unlock();
});

test('a folder another living process uses is refused by its id', () => {
  writeFileSync(join(folder, 'lock'), `${process.ppid}\n`);
  expect(() => lockFolder(folder)).toThrow(`data folder in use by process ${process.ppid} (`);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`${process.ppid}\n`);
});

test.each([
  ['of a process that died', `${deadProcess}\n`],
  ['of a dead process that had this process’s id', `${process.pid}\n`],
  ['that names no process', ''],
])('a lock %s is taken over', (_whose, content) => {
  writeFileSync(join(folder, 'lock'), content);
  const unlock = lockFolder(folder);
  expect(readdirSync(folder)).toEqual(['lock']);
  expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(`${process.pid}\n`);
  unlock();
});

test('giving back twice takes nobody else’s lock away', () => {
  const unlock = lockFolder(folder);
  unlock();
  const second = lockFolder(folder);
  unlock();
  expect(existsSync(join(folder, 'lock'))).toBe(true);
  second();
});

test('a folder that cannot be written is said in one line', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => lockFolder(join(file, 'data'))).toThrow(new Error(`data folder cannot be written: ${join(file, 'data')} (ENOTDIR)`));
});

test('of several processes that find the same dead lock one gets the folder, forty times', async () => {
  const bundle = join(folder, 'lock.mjs');
  const entry = fileURLToPath(new URL('../../../lambda/store/lock.ts', import.meta.url));
  await build({ entryPoints: [entry], outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'silent' });
  const folders = Array.from({ length: 40 }, (_, n) => join(folder, `data-${n}`));
  for (const data of folders) {
    lockFolder(data)();
    writeFileSync(join(data, 'lock'), `${deadProcess}\n`);
  }
  // All meet at the same instants; who gets a lock keeps it until told to end.
  const program = `
    import { lockFolder } from ${JSON.stringify(bundle)};
    const got = [];
    ${JSON.stringify(folders)}.forEach((data, n) => {
      while (Date.now() < ${Date.now() + 1_000} + n * 10);
      try { lockFolder(data); got.push(data); } catch (error) { if (!error.message.startsWith('data folder in use by process')) throw error; }
    });
    console.log(JSON.stringify(got));
    process.stdin.resume().on('end', () => process.exit());`;
  const children = Array.from({ length: 4 }, () => spawn(process.execPath, ['--input-type=module', '-e', program]));
  const answers = await Promise.all(children.map(async (child) => JSON.parse(String((await once(child.stdout, 'data'))[0])) as string[]));
  for (const child of children) child.stdin.end();
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(answers.flat().sort()).toEqual([...folders].sort());
});
