// `npm run build`: the functions of serverless.yml, their words beside them. Fails above the limit; -- --why names what weighs.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bundleFunction, copyWords, root, shares } from './bundle.mjs';

/** Of a function's code altogether */
const limitBytes = 250_000;
const why = process.argv.includes('--why');

for (const name of ['alexa', 'google']) {
  const outdir = resolve(root, 'dist', name);
  await rm(outdir, { recursive: true, force: true });
  const outputs = await bundleFunction(`lambda/functions/${name}.ts`, outdir);
  await copyWords(outdir);
  const files = Object.entries(outputs);
  const total = files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  console.log(`dist/${name} ${kilobytes(total)} of at most ${kilobytes(limitBytes)}`);
  for (const [path, output] of files) {
    console.log(`${kilobytes(output.bytes).padStart(11)}  ${path}`);
    if (why) for (const [from, bytes] of shares(output).slice(0, 12)) console.log(`${kilobytes(bytes).padStart(22)}  ${from}`);
  }
  if (total > limitBytes) {
    console.error(`dist/${name} is too large: see npm run build -- --why`);
    process.exitCode = 1;
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
