// Cold start: a fresh process to its first answer, ours beside a bare ask-sdk-core skill, in random order within each round.
import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleFunction, copyWords, ownBrand, root } from '../tools/bundle.mjs';
import { events } from './events.mjs';
import { median, table } from './numbers.mjs';

const folder = join(root, 'build/bench');
const child = join(root, 'bench/cold-child.mjs');
export const coldLimit = 1.35;

/** Packages and parts whose loading may make up a cold start. */
const parts = {
  'an empty module': '',
  'ask-sdk-core': "import 'ask-sdk-core';",
  'actions-on-google': "import 'actions-on-google/dist/service/actionssdk/conversation/response/simple.js';",
  i18next: "import 'i18next';",
  dayjs: "import 'dayjs';",
  'pg (after the first answer)': "import 'pg';",
  'our core': "import '#skill';",
  'our words, one sentence': `import { speakIn } from './locales/speak.ts';
    import { apologyIn } from './lambda/apology.ts';
    apologyIn(speakIn(import.meta.dirname + '/alexa/locales', { bank: 'b', app: { 'en-US': 'a' }, emergencyNumber: '1' }))('en-US', 'ear');`,
};

/** Builds everything that is measured, and returns what to run: name, file, event. */
async function prepare() {
  await mkdir(folder, { recursive: true });
  const subjects = [];
  const hello = join(folder, 'hello');
  await bundleFunction('bench/hello.mjs', hello, { stubbed: false });
  for (const [name, event] of Object.entries(events)) await writeFile(join(folder, `${name}.json`), JSON.stringify(event));
  subjects.push({ name: 'ask-sdk-core hello', file: join(hello, 'index.mjs'), event: join(folder, 'alexa.json') });
  for (const name of ['alexa', 'google']) {
    const outdir = join(folder, name);
    await bundleFunction(`lambda/functions/${name}.ts`, outdir, { plugins: [ownBrand] });
    await copyWords(outdir);
    subjects.push({ name: `our ${name} function`, file: join(outdir, 'index.mjs'), event: join(folder, `${name}.json`) });
  }
  return subjects;
}

async function prepareParts() {
  const subjects = [];
  for (const [name, contents] of Object.entries(parts)) {
    const entry = join(folder, `part-${subjects.length}.ts`);
    const outdir = entry.replace(/[.]ts$/, '');
    await writeFile(entry, contents.replaceAll("'./", `'${root}/`).replace("'#skill'", `'${root}/skill/index.ts'`));
    await bundleFunction(entry, outdir);
    subjects.push({ name, file: join(outdir, 'index.mjs'), event: '' });
  }
  return subjects;
}

function run(node, { file, event }, env) {
  const output = execFileSync(node, [child, file, event], { encoding: 'utf8', env });
  return JSON.parse(output.slice(output.lastIndexOf('\n')));
}

/** Median of the per-round ratios to the first subject, so that a busy moment of the machine hits both sides. */
function rounds(node, subjects, count, env) {
  const runs = subjects.map(() => []);
  for (const subject of subjects) run(node, subject, env);
  for (let round = 0; round < count; round += 1) {
    const order = subjects.map((_, index) => index).sort(() => Math.random() - 0.5);
    for (const index of order) runs[index].push(run(node, subjects[index], env));
  }
  return subjects.map(({ name }, index) => ({
    name,
    totalMs: median(runs[index].map(({ totalMs }) => totalMs)),
    loadMs: median(runs[index].map(({ loadMs }) => loadMs)),
    cpuMs: median(runs[index].map(({ cpuMs }) => cpuMs)),
    ratio: median(runs[index].map(({ totalMs }, round) => totalMs / runs[0][round].totalMs)),
    cpuRatio: median(runs[index].map(({ cpuMs }, round) => cpuMs / runs[0][round].cpuMs)),
  }));
}

/** Measures on each Node given as [label, path]; returns false if a ratio is above the limit on Node 22 or newer. */
export async function measureCold(nodes, count, env) {
  const subjects = await prepare();
  let good = true;
  for (const [label, node] of nodes) {
    const rows = rounds(node, subjects, count, env);
    table(
      `Cold start without a database, ${label}, ${count} rounds (limit ${coldLimit} from Node 22 on)`,
      rows.map((row) => ({
        'first answer of': row.name,
        ms: row.totalMs.toFixed(1),
        'CPU ms': row.cpuMs.toFixed(1),
        'x hello': row.ratio.toFixed(2),
        'CPU x hello': row.cpuRatio.toFixed(2),
      })),
    );
    if (!label.includes(' 20.')) good &&= rows.every(({ ratio }) => ratio <= coldLimit);
  }
  const [label, node] = nodes.at(-1);
  const costs = rounds(node, await prepareParts(), Math.ceil(count / 3), env);
  table(
    `Where it goes, ${label}`,
    costs.map((row) => ({ loading: row.name, 'ms above empty': (row.loadMs - costs[0].loadMs).toFixed(1) })),
  );
  return good;
}
