// `npm start`: the demo on this machine. Only this file sets the demo stage.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
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
  const starting = serveDemo({ argv: process.argv.slice(2), root, print: console.log });
  // Asked to stop while it prepares, it finishes that and leaves its data whole; asked twice, it stops at once.
  const stop = () => starting.then((server) => server.close()).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  await starting;
} catch (error) {
  console.error(error.code === 'ERR_MODULE_NOT_FOUND' ? 'Packages are missing: run npm ci first.' : error.message);
  process.exit(1);
}
