// `npm run build`: one ES module per function in serverless.yml, its words beside it. Fails above the size limit.
import { rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bundleFunction, copyWords, root, shares } from './bundle.mjs';

const limitBytes = 250_000;
const why = process.argv.includes('--why');

for (const name of ['alexa', 'google']) {
  const outdir = resolve(root, 'dist', name);
  await rm(outdir, { recursive: true, force: true });
  const metafile = await bundleFunction(`lambda/functions/${name}.ts`, resolve(outdir, 'index.mjs'));
  await copyWords(outdir);
  const { size } = await stat(resolve(outdir, 'index.mjs'));
  console.log(`dist/${name}/index.mjs ${kilobytes(size)} of at most ${kilobytes(limitBytes)}`);
  if (why) for (const [from, bytes] of shares(metafile).slice(0, 15)) console.log(`  ${kilobytes(bytes).padStart(9)}  ${from}`);
  if (size > limitBytes) {
    console.error(`dist/${name}/index.mjs is too large: see npm run build -- --why`);
    process.exitCode = 1;
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
