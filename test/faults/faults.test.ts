import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { ensureModel } from '../../tools/train-understanding.ts';
import { type Fault, faults } from './faults.ts';

const run = promisify(execFile);
const folder = mkdtempSync(resolve('build', 'faults-'));

beforeAll(() => void ensureModel('.'), 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The conversations that go wrong when the rehearsal is built with this fault in the source. */
async function redWith(fault: Fault | null): Promise<readonly string[]> {
  const outfile = join(folder, `${fault === null ? 'none' : faults.indexOf(fault)}.mjs`);
  const plugins = fault === null ? [] : [planted(fault)];
  const common = { bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'silent' } as const;
  await build({ ...common, entryPoints: ['test/faults/rehearsal.ts'], outfile, plugins });
  const { stdout } = await run(process.execPath, [outfile]);
  return JSON.parse(stdout) as string[];
}

function planted({ file, from, to }: Fault): Plugin {
  return {
    name: 'planted-fault',
    setup: ({ onLoad }) => {
      onLoad({ filter: new RegExp(`${file.replaceAll('.', '\\.')}$`) }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        if (!source.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
        return { contents: source.replace(from, to), loader: 'ts' };
      });
    },
  };
}

test('without a fault every conversation goes well', async () => {
  expect(await redWith(null)).toEqual([]);
}, 60_000);

describe('a planted fault turns a transcript red', () => {
  test.each(faults)(
    '$name',
    async (fault) => {
      expect(await redWith(fault)).not.toEqual([]);
    },
    60_000,
  );
});
