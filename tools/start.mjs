// `npm start`: the demo on this machine. Only this file sets the demo stage.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node ${process.versions.node} is too old: Tellback needs 20.19 or newer.`);
  process.exit(1);
}
process.env.TELLBACK_STAGE = 'demo';

try {
  console.log('reading the sources ...');
  const { bundleLocally, root } = await import('./bundle.mjs');
  const outfile = resolve(root, 'build', 'server.mjs');
  await bundleLocally('lambda/server.ts', outfile);
  const { serveDemo } = await import(pathToFileURL(outfile).href);
  const server = await serveDemo({ argv: process.argv.slice(2), root, print: console.log });
  const stop = () => server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(error.code === 'ERR_MODULE_NOT_FOUND' ? 'Packages are missing: run npm ci first.' : error.message);
  process.exit(1);
}
