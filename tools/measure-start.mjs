// Measures what a newcomer waits: a fresh clone, `npm ci --omit=dev`, then the time from spawn to the first healthy answer,
// once with an empty data folder and once more. Fails above the limits.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './bundle.mjs';

const limits = { firstSeconds: 15, laterSeconds: 4, megabytes: 150 };
const folder = mkdtempSync(join(tmpdir(), 'tellback-start-'));

try {
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, folder], { stdio: 'inherit' });
  const installSeconds = secondsOf(() =>
    execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      stdio: 'inherit',
    }),
  );
  const megabytes = Number(execFileSync('du', ['-sk', join(folder, 'node_modules')], { encoding: 'utf8' }).split('\t')[0]) / 1024;
  console.log(`install: ${installSeconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB of at most ${limits.megabytes} MB`);
  const first = await start();
  console.log(`first start: ${first.toFixed(1)} s of at most ${limits.firstSeconds} s`);
  const later = await start();
  console.log(`later start: ${later.toFixed(1)} s of at most ${limits.laterSeconds} s`);
  if (megabytes > limits.megabytes || first > limits.firstSeconds || later > limits.laterSeconds) {
    console.error('too slow or too large');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Seconds from spawn to the first 200 of /health; ends the server again. */
async function start() {
  const port = await freePort();
  const began = performance.now();
  const server = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  server.stdout.on('data', (text) => process.stdout.write(String(text).replace(/^(?=.)/gm, '  ')));
  const ended = new Promise((resolve) => server.on('exit', resolve));
  try {
    while (!(await isHealthy(port))) {
      if (server.exitCode !== null) throw new Error('the server ended before it was healthy');
      if (performance.now() - began > 60_000) throw new Error('the server was not healthy within a minute');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return (performance.now() - began) / 1000;
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

function isHealthy(port) {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port, path: '/health' }, (response) => resolve(response.resume().statusCode === 200)).on('error', () =>
      resolve(false),
    );
  });
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function secondsOf(work) {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
