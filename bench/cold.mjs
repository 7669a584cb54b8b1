// Cold start: a fresh process to its first answer, ours beside a bare ask-sdk-core skill, in random order within each round.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundleFunction, copyWords, ownBrand, root } from '../tools/bundle.mjs';
import { kmsStandIn } from '../tools/kms-stand-in.mjs';
import { standIn } from '../tools/secrets-stand-in.mjs';
import { events, skillId, webhookSecret } from './events.mjs';
import { median, table } from './numbers.mjs';

const folder = join(root, 'build/bench');
const child = join(root, 'bench/cold-child.mjs');
const execute = promisify(execFile);
const token = 'bench';
const coldLimit = 1.35;

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
    apologyIn(speakIn('${join(root, 'locales')}', { bank: 'b', app: { 'en-US': 'a' }, emergencyNumber: '1' }))('en-US', 'ear');`,
};

const secrets = (databaseUrl) => ({
  'tellback/database': databaseUrl,
  'tellback/session': webhookSecret,
  'tellback/google': webhookSecret,
});

/** Answers for lambda/secrets.ts without asking anybody. */
const secretsAtHand = {
  name: 'secrets-at-hand',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]lambda[\\/]secrets\.ts$/ }, () => ({
      contents: `export const secretsFrom = () => ({ key: async () => '${webhookSecret}', databaseUrl: async () => '' });`,
      loader: 'ts',
    }));
  },
};

const withoutDatabase = [
  { name: 'our alexa function', of: 'alexa', request: 'alexa', plugins: [] },
  { name: 'our google function, its secret at hand', of: 'google', request: 'google', plugins: [secretsAtHand] },
  { name: 'our google function, its secret fetched', of: 'google', request: 'google', plugins: [], unlimited: true },
];
const withDatabase = [{ name: 'our alexa function, to a customer', of: 'alexa', request: 'linked', plugins: [], unlimited: true }];

/** Builds what is measured: a name, a bundle and the request it answers. The bare skill comes first. */
async function prepare(functions) {
  await mkdir(folder, { recursive: true });
  const hello = join(folder, 'hello');
  await bundleFunction('bench/hello.mjs', hello, { stubbed: false });
  const subjects = [{ name: 'ask-sdk-core hello', file: join(hello, 'index.mjs'), event: await written('alexa') }];
  for (const { of, request, plugins, ...subject } of functions) {
    const outdir = join(folder, `function-${subjects.length}`);
    await bundleFunction(`lambda/functions/${of}.ts`, outdir, { plugins: [ownBrand, ...plugins] });
    await copyWords(outdir);
    subjects.push({ ...subject, file: join(outdir, 'index.mjs'), event: await written(request) });
  }
  return subjects;
}

async function written(request) {
  const file = join(folder, `${request}.json`);
  await writeFile(file, JSON.stringify(events[request]));
  return file;
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

async function run(node, { file, event }, env) {
  const { stdout } = await execute(node, [child, file, event], { env });
  const result = JSON.parse(stdout.slice(stdout.lastIndexOf('\n')));
  if (event !== '' && !/<speak>|fulfillmentText\W+\w/.test(result.answer)) throw new Error(`no answer of ${file}: ${result.answer}`);
  return result;
}

/** Medians, and the median of the per-round ratios to the first subject: a busy moment of the machine hits both sides. */
async function rounds(node, subjects, count, env) {
  const runs = subjects.map(() => []);
  for (const subject of subjects) await run(node, subject, env);
  for (let round = 0; round < count; round += 1) {
    const order = subjects.map((_, index) => index).sort(() => Math.random() - 0.5);
    for (const index of order) runs[index].push(await run(node, subjects[index], env));
  }
  const all = (index, pick) => median(runs[index].map((result, round) => pick(result, runs[0][round])));
  return subjects.map(({ name, unlimited = false }, index) => ({
    name,
    unlimited,
    totalMs: all(index, ({ totalMs }) => totalMs),
    loadMs: all(index, ({ loadMs }) => loadMs),
    cpuMs: all(index, ({ cpuMs }) => cpuMs),
    ratio: all(index, ({ totalMs }, hello) => totalMs / hello.totalMs),
    cpuRatio: all(index, ({ cpuMs }, hello) => cpuMs / hello.cpuMs),
  }));
}

function show(title, rows) {
  const cells = ({ name, totalMs, cpuMs, ratio, cpuRatio }) => ({
    'first answer of': name,
    ms: totalMs.toFixed(1),
    'CPU ms': cpuMs.toFixed(1),
    'x hello': ratio.toFixed(2),
    'CPU x hello': cpuRatio.toFixed(2),
  });
  table(title, rows.map(cells));
}

/**
 * Cold starts on each Node, given as [label, path]. Without `databaseUrl` a stranger is told how to link: the ratio has a limit
 * from Node 22 on, and what the webhook's secret costs over loopback stands beside it. With it a customer is greeted, which
 * takes two secrets, a connection, a query and a commit. Returns false above the limit.
 */
export async function measureCold({ nodes, count, databaseUrl }) {
  const extension = await standIn(secrets(databaseUrl ?? 'postgres://127.0.0.1:1/none'), token);
  const kms = await kmsStandIn();
  const env = {
    AWS_SESSION_TOKEN: token,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    TELLBACK_KMS_KEY: 'alias/bench',
    TELLBACK_KMS_ENDPOINT: kms.url,
    PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(extension.port),
    TELLBACK_ALEXA_SKILL_ID: skillId,
    TELLBACK_DATABASE_SECRET_NAME: 'tellback/database',
    TELLBACK_SESSION_SECRET_NAME: 'tellback/session',
    TELLBACK_GOOGLE_SECRET_NAME: 'tellback/google',
  };
  let good = true;
  const subjects = await prepare(databaseUrl === undefined ? withoutDatabase : withDatabase);
  const what = databaseUrl === undefined ? `without a database (limit ${coldLimit} from Node 22 on)` : 'with a database';
  for (const [label, node] of nodes) {
    const rows = await rounds(node, subjects, count, env);
    show(`Cold start ${what}, ${label}, ${count} rounds`, rows);
    if (!label.includes(' 20.')) good &&= rows.every(({ ratio, unlimited }) => unlimited || ratio <= coldLimit);
  }
  if (databaseUrl === undefined) await showParts(nodes.at(-1), Math.ceil(count / 3), env);
  extension.close();
  kms.close();
  return good;
}

async function showParts([label, node], count, env) {
  const costs = await rounds(node, await prepareParts(), count, env);
  const above = (pick) => (row) => (pick(row) - pick(costs[0])).toFixed(1);
  const [loadMs, cpuMs] = [above((row) => row.loadMs), above((row) => row.cpuMs)];
  table(
    `Where it goes, ${label}: above an empty module`,
    costs.slice(1).map((row) => ({ loading: row.name, ms: loadMs(row), 'CPU ms': cpuMs(row) })),
  );
}
