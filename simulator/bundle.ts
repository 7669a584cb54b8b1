import { build } from 'esbuild';

export interface Assets {
  readonly client: string;
  readonly style: string;
}

/** Bundles the page's script and style in memory, about 0.1 s. `root` is the project's folder. */
export async function bundlePage(root: string): Promise<Assets> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { client: 'simulator/client.ts', style: 'simulator/styles/style.css' },
    outdir: 'simulator',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  const named = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { client: named('client.js'), style: named('style.css') };
}
