// Runs a TypeScript entry on every Node we support: Node 20 cannot read types, so esbuild strips them first (about 0.2 s).
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const [entry, ...rest] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '..');
const outfile = resolve(root, 'build', 'run', `${entry.replaceAll(/[\\/]/g, '-')}-${process.pid}.mjs`);
mkdirSync(resolve(root, 'build', 'run'), { recursive: true });
await build({
  entryPoints: [resolve(root, entry)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
  define: { 'process.env.TELLBACK_ROOT': JSON.stringify(root) },
});
process.on('exit', () => rmSync(outfile, { force: true }));
process.argv = [process.argv[0], resolve(root, entry), ...rest];
await import(pathToFileURL(outfile).href);
