// One way of bundling for the webhook functions, the local server and the bench.
import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build } from 'esbuild';

export const root = resolve(import.meta.dirname, '..');

// CommonJS packages inside an ES module still call require, here for Node's own modules only. Asked directly, Node need not set
// up its loader of CommonJS files for that, which takes longer than most of the modules.
const banner = 'const require=(name)=>process.getBuiltinModule(name);';
const plainBanner = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

// Named by a package but never used by us: the Alexa model classes, Google's API clients and token checks, pg's native twin (also
// under its own relative name) and its password files. The database's password comes in its URL.
const stubs = {
  'ask-sdk-model': 'exports.services = { ServiceClientFactory: class {} };',
  googleapis: 'exports.google = {};',
  'google-auth-library': 'exports.OAuth2Client = class {};',
  'pg-native': '',
  './native': '',
  'pg-cloudflare': '',
  debug: 'module.exports = () => Object.assign(() => {}, { enabled: false });',
  pgpass: 'module.exports = (_, done) => done();',
};

const stub = {
  name: 'stub',
  setup(builder) {
    builder.onResolve({ filter: new RegExp(`^(${Object.keys(stubs).join('|').replaceAll('.', '[.]')})$`) }, ({ path }) => ({
      path,
      namespace: 'stub',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({ contents: stubs[path], loader: 'js' }));
  },
};

/**
 * Node's own modules, each loaded when one of its exports is first used. An ES import loads it at once, and with it whatever
 * its exports would load on demand: `import 'node:http'` brings in the whole of undici and costs a cold start 30 ms.
 */
const lazyBuiltins = {
  name: 'lazy-builtins',
  setup(builder) {
    builder.onResolve({ filter: /^node:/ }, async ({ path, kind, importer }) => {
      if (kind === 'require-call') return { path, external: true };
      return { path: `${path} for ${importer}`, namespace: 'builtin', pluginData: { path, importer } };
    });
    builder.onLoad({ filter: /.*/, namespace: 'builtin' }, async ({ pluginData: { path, importer } }) => {
      const names = await importedNames(path, importer);
      const getters = names.map((name) => `get ${name}() { return require('${path}').${name}; }`);
      return { contents: `module.exports = { ${getters.join(', ')} };`, loader: 'js' };
    });
  },
};

async function importedNames(path, importer) {
  const source = await readFile(importer, 'utf8');
  const lists = [...source.matchAll(/import ([^;]*?) from '(node:[^']+)'/g)].filter(([, , from]) => from === path);
  if (lists.length !== 1 || !/^[{].*[}]$/s.test(lists[0][1])) throw new Error(`${importer} must import ${path} once and by names`);
  const names = lists[0][1].slice(1, -1).split(',');
  return names
    .map((name) => name.trim().split(' '))
    .filter(([first]) => first !== 'type' && first !== '')
    .map(([first]) => first);
}

/** A function refuses the demo brand. A trial run on this machine is the only one that may pretend to be a bank's own. */
export const ownBrand = {
  name: 'own-brand',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]brand[\\/]brand\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('demo: true', 'demo: false'),
      loader: 'ts',
    }));
  },
};

/**
 * Bundles a webhook function into `outdir`, minified, with everything inside: index.mjs is what a cold start loads; what it
 * imports on first use (the store, token checks) becomes a file of its own in later/. Such a part shares no module with
 * index.mjs, so it must not hold state that both need. Returns what esbuild says of each output file.
 */
export async function bundleFunction(entry, outdir, { plugins = [], stubbed = true } = {}) {
  const later = {};
  const splitOff = {
    name: 'later',
    setup(builder) {
      builder.onResolve({ filter: /^[^#]/ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import' || path.startsWith('node:')) return undefined;
        const name = `later/${path
          .replace(/[.]ts$/, '')
          .replaceAll(/[^a-z0-9]+/g, '-')
          .replace(/^-/, '')}`;
        later[name] = path.startsWith('.') ? resolve(resolveDir, path) : path;
        return { path: `./${name}.mjs`, external: true };
      });
    },
  };
  const bundle = (entryPoints, more) =>
    build({
      entryPoints,
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      mainFields: ['module', 'main'],
      banner: { js: stubbed ? banner : plainBanner },
      plugins: [...(stubbed ? [stub, lazyBuiltins] : []), ...plugins, ...more],
      absWorkingDir: root,
      metafile: true,
      // The authorization server tells its records apart by the names of their classes.
      keepNames: !stubbed,
      logLevel: 'error',
      legalComments: 'none',
    });
  const index = await bundle({ index: resolve(root, entry) }, [splitOff]);
  const parts = await bundle(later, []);
  return { ...index.metafile.outputs, ...parts.metafile.outputs };
}

/** Bundles our own sources for a run on this machine; packages stay in node_modules. */
export async function bundleLocally(entry, outfile) {
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
  });
}

/** The files whose words are spoken */
export const spoken = ['words', 'speech', 'screen'];

/** Copies words beside a function's bundle: they are read on first use. */
export async function copyWords(outdir, files = spoken) {
  const source = resolve(root, 'locales');
  const tags = (await readdir(source, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  for (const { name } of tags) {
    for (const file of files.map((file) => `${file}.json`)) {
      const target = resolve(outdir, 'locales', name, file);
      await mkdir(dirname(target), { recursive: true });
      await cp(resolve(source, name, file), target);
    }
  }
}

/** The style sheet of the pages' library, beside the function that serves it */
export const copyStyle = (outdir) => cp(resolve(root, 'node_modules/@picocss/pico/css/pico.min.css'), resolve(outdir, 'pico.css'));

/** Bytes per package or own folder in one output file, largest first. */
export function shares({ inputs }) {
  const bytes = new Map();
  for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
    const from = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
    bytes.set(from, (bytes.get(from) ?? 0) + bytesInOutput);
  }
  return [...bytes].sort((a, b) => b[1] - a[1]);
}
