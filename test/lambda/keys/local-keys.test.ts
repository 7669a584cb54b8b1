import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { keyFile, localKeys, newLocalKey } from '../../../lambda/keys/local-keys.ts';

const root = resolve(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'tellback-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('keys in a file', () => {
  test('are made at the first start, read at the next, and readable by their owner only', () => {
    const path = join(folder, 'made.json');
    const made = keyFile(path);
    expect(made).toHaveLength(1);
    expect(Buffer.from(made[0]?.key ?? '', 'base64url')).toHaveLength(32);
    expect(keyFile(path)).toEqual(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('are never made anew over a file that cannot be read', () => {
    const path = join(folder, 'broken.json');
    writeFileSync(path, 'not json');
    expect(() => keyFile(path)).toThrow();
    expect(readFileSync(path, 'utf8')).toBe('not json');
  });

  test('of many processes that make the file at once are the same', async () => {
    const own = mkdtempSync(join(folder, 'race-'));
    const program = `import { keyFile } from '${root}/lambda/keys/local-keys.ts';
      while (Date.now() < Number(process.env.AT)) {}
      console.log(JSON.stringify(keyFile(process.env.KEY_FILE)));`;
    const entry = join(own, 'race.ts');
    writeFileSync(entry, program);
    const { build } = await import('esbuild');
    await build({ entryPoints: [entry], outfile: join(own, 'race.mjs'), bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    const env = { ...process.env, KEY_FILE: join(own, 'keys.json'), AT: String(Date.now() + 1_500) };
    const said = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const child = spawn(process.execPath, [join(own, 'race.mjs')], { env });
        let out = '';
        child.stdout.on('data', (chunk) => {
          out += chunk;
        });
        await once(child, 'close');
        return out.trim();
      }),
    );
    expect(new Set(said)).toEqual(new Set([readFileSync(join(own, 'keys.json'), 'utf8')]));
    expect(readdirSync(own).toSorted()).toEqual(['keys.json', 'race.mjs', 'race.ts']);
  });
});

describe('wrapping', () => {
  test('is for one purpose and does not survive a change', async () => {
    const keys = localKeys([newLocalKey()]);
    const { keyId, wrapped, plain } = await keys.make('pin');
    expect(plain).toHaveLength(32);
    expect(await keys.unwrap('pin', keyId, wrapped)).toEqual(plain);
    await expect(keys.unwrap('ledger', keyId, wrapped)).rejects.toThrow();
    const changed = Buffer.from(wrapped, 'base64url');
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    await expect(keys.unwrap('pin', keyId, changed.toString('base64url'))).rejects.toThrow();
    await expect(keys.unwrap('pin', 'unknown', wrapped)).rejects.toThrow('keys.refused');
    expect(() => localKeys([])).toThrow('keys.none');
  });
});
