// `npm run build`: the functions of serverless.yml, their words beside them. Fails above the limit; -- --why names what weighs.
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bundleFunction, copyStyle, copyWords, root, shares, spoken } from './bundle.mjs';

/**
 * At most: of index.mjs, which a cold start loads, and with what is loaded at first use (docs/decisions/0005). The webhooks answer
 * while somebody waits; the companion holds an authorization server.
 */
const functions = {
  alexa: { index: 250_000, all: 350_000 },
  google: { index: 250_000, all: 350_000 },
  watch: { index: 400_000, all: 900_000 },
  sweep: { index: 250_000, all: 300_000 },
  web: { index: 1_500_000, all: 2_400_000 },
};
/** Which words a function reads, where it is not those that are spoken */
const wordsOf = { google: [...spoken, 'answers'], web: [...spoken, 'companion', 'push', 'merchants'], watch: ['push'] };
const why = process.argv.includes('--why');

for (const [name, limit] of Object.entries(functions)) {
  const outdir = resolve(root, 'dist', name);
  await rm(outdir, { recursive: true, force: true });
  const isWeb = name === 'web';
  const isWatch = name === 'watch';
  const outputs = await bundleFunction(`lambda/functions/${name}.ts`, outdir, { stubbed: !isWeb && !isWatch });
  await copyWords(outdir, wordsOf[name] ?? spoken);
  if (isWeb) await copyStyle(outdir);
  const files = Object.entries(outputs);
  const total = files.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  const index = files.find(([path]) => path.endsWith('/index.mjs'))[1].bytes;
  console.log(
    `dist/${name} index ${kilobytes(index)} of at most ${kilobytes(limit.index)}, all ${kilobytes(total)} of ${kilobytes(limit.all)}`,
  );
  for (const [path, output] of files) {
    console.log(`${kilobytes(output.bytes).padStart(11)}  ${path}`);
    if (why) for (const [from, bytes] of shares(output).slice(0, 12)) console.log(`${kilobytes(bytes).padStart(22)}  ${from}`);
  }
  if (index > limit.index || total > limit.all) {
    console.error(`dist/${name} is too large: see npm run build -- --why`);
    process.exitCode = 1;
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
