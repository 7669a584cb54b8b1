import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

/** The guards of the house, each proved by a fault it must find. All faults stand in one small copy of the layout. */
const root = resolve(import.meta.dirname, '../..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
let house = '';

/** Files that break nothing, for the faults to reach. */
const lawful: Record<string, string> = {
  'skill/index.ts': "export { inner } from './inner.ts';",
  'skill/build.ts': "export { inner } from './inner.ts';",
  'skill/inner.ts': 'export const inner = 1;',
  'skill/money/civil-date.ts':
    "import dayjs from 'dayjs';\nimport utc from 'dayjs/plugin/utc.js';\ndayjs.extend(utc);\nexport const day = dayjs.utc('2026-11-23');",
  'locales/speak.ts': "export { inner as spoken } from '#skill';",
  'skill/policy/gate.ts': 'export const sayable = 1;',
  'brand/brand.ts': 'export const brand = 1;',
  'lambda/told.ts': "export { inner as told } from '#skill';",
  'lambda/channels/alexa/handler.ts': "export { told as alexa } from '../../told.ts';",
  'lambda/channels/google/handler.ts': 'export const google = 1;',
  'lambda/banks/one/client.ts': 'export const one = 1;',
  'lambda/banks/sandbox/days.ts': 'export const days = 1;',
  'lambda/store/store.ts': 'export const store = 1;',
  'lambda/store/db.ts': "import '@electric-sql/pglite';\nexport const db = 1;",
  'lambda/functions/alexa.ts':
    "import { alexa } from '../channels/alexa/handler.ts';\nimport { db } from '../store/db.ts';\nexport const handler = [alexa, db];",
  'lambda/server.ts':
    "import { page } from '../simulator/page.ts';\nimport { days } from './banks/sandbox/days.ts';\nimport './channels/google/handler.ts';\nexport const server = [page, days];",
  'simulator/page.ts': "export { spoken as page } from '../locales/speak.ts';",
  'tools/sync.ts': "export { inner as sync } from '#skill/build';",
  'test/skill/inner.test.ts': "import '../../skill/inner.ts';",
  'test/oracle/sums.ts': 'export const sums = 1;',
};

/** Rule of .dependency-cruiser.cjs -> a file that breaks it. */
const importFaults: Record<string, readonly [string, string]> = {
  'core-is-alone': ['skill/fault.ts', "import 'i18next';"],
  'one-calendar-library': ['skill/money/civil-date.ts', `${lawful['skill/money/civil-date.ts']}\nimport 'jose';`],
  'core-by-its-doors': ['lambda/fault-door.ts', "import '../skill/inner.ts';"],
  'tests-of-core-only': ['test/lambda/fault.ts', "import '../../skill/inner.ts';"],
  'sayables-come-from-policy': ['skill/intents/fault.ts', "import '../policy/gate.ts';"],
  'channels-know-no-sibling': ['lambda/channels/alexa/fault.ts', "import '../google/handler.ts';"],
  'channels-know-no-data': ['lambda/channels/google/fault.ts', "import '../../store/db.ts';"],
  'banks-know-no-channel': ['lambda/banks/one/fault.ts', "import '../../channels/alexa/handler.ts';"],
  'banks-know-no-sibling': ['lambda/banks/sandbox/fault.ts', "import '../one/client.ts';"],
  'store-knows-nobody': ['lambda/store/fault.ts', "import '../banks/one/client.ts';"],
  'words-know-no-world': ['locales/fault.ts', "import '../lambda/told.ts';"],
  'pages-know-no-inside': ['simulator/fault.ts', "import '../lambda/store/db.ts';"],
  'production-without-props': ['lambda/fault-props.ts', "import '../tools/sync.ts';"],
  'no-sandbox-in-production': ['lambda/fault-sandbox.ts', "import './banks/sandbox/days.ts';"],
  'no-embedded-database-in-functions': ['lambda/channels/alexa/fault-pglite.ts', "import '@electric-sql/pglite';"],
  'functions-are-roots': ['lambda/fault-root.ts', "import './functions/alexa.ts';"],
  'oracle-is-independent': ['test/oracle/fault.ts', "import '#skill';"],
  'no-dev-dependency': ['locales/fault-dev.ts', "import 'yaml';"],
  'no-unknown-import': ['lambda/fault-unknown.ts', "import './nowhere.ts';"],
  'no-cycle': ['lambda/fault-cycle.ts', "import './fault-round.ts';\nexport const a = 1;"],
};

/** Words of Biome's diagnosis -> a line of the core it must refuse. */
const globalFaults: Record<string, readonly [string, string]> = {
  'the clock': ['noRestrictedGlobals', 'export const now = Date.now();'],
  'a date from the clock': ['noRestrictedGlobals', 'export const now = new Date();'],
  'an Intl object': ['noRestrictedGlobals', "export const format = new Intl.NumberFormat('en');"],
  'a way round by globalThis': ['noRestrictedGlobals', 'export const now = globalThis.performance;'],
  chance: ['plugin', 'export const chance = Math.random();'],
  'the clock inside dayjs': ['plugin', "import dayjs from 'dayjs';\nexport const now = dayjs();"],
  'the environment': ['noProcessEnv', 'export const stage = process.env.STAGE;'],
  'the console': ['noConsole', "console.log('hello');"],
};

/** What the core's compiler settings do not know -> a line that must not compile. */
const typeFaults: Record<string, string> = {
  'the network': "await fetch('https://example.com');",
  'a timer': 'setTimeout(() => {}, 1);',
  'the process': 'process.exit();',
  'the file system': "import { readFileSync } from 'node:fs';\nreadFileSync('x');",
};

function put(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), `${text}\n`);
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function importViolations(): readonly Violation[] {
  const { stdout } = spawnSync(
    bin('depcruise'),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'skill', 'lambda', 'locales', 'brand', 'simulator', 'test', 'tools'],
    { cwd: house, encoding: 'utf8', maxBuffer: 50_000_000 },
  );
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

beforeAll(() => {
  mkdirSync(join(root, 'build'), { recursive: true });
  house = mkdtempSync(join(root, 'build/house-'));
  for (const file of [
    'package.json',
    'tsconfig.json',
    'biome.json',
    '.dependency-cruiser.cjs',
    'skill/tsconfig.json',
    'tools/pure-core.grit',
  ]) {
    cpSync(join(root, file), join(house, file), { recursive: true });
  }
  for (const [path, text] of Object.entries(lawful)) put(path, text);
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('imports', () => {
  let clean: readonly Violation[] = [];
  let found: readonly Violation[] = [];
  beforeAll(() => {
    clean = importViolations();
    for (const [path, text] of Object.values(importFaults)) put(path, text);
    put('lambda/fault-round.ts', "import './fault-cycle.ts';\nexport const b = 1;");
    found = importViolations();
  });

  test('the layout as meant breaks no rule', () => {
    expect(clean).toEqual([]);
  });

  test.each(Object.keys(importFaults))('%s', (rule) => {
    const [file] = importFaults[rule] ?? [''];
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
  });

  test('every rule has its fault', () => {
    const rules = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };
    expect(rules.forbidden.map(({ name }) => name).sort()).toEqual(Object.keys(importFaults).sort());
  });
});

describe('the core is refused', () => {
  let diagnoses = '';
  let compiler = '';
  beforeAll(() => {
    const name = (index: number) => `skill/fault-${index}.ts`;
    const lines = [...Object.values(globalFaults).map(([, text]) => text), ...Object.values(typeFaults)];
    lines.forEach((text, index) => {
      put(name(index), `${text}\nexport {};`);
    });
    diagnoses = spawnSync(bin('biome'), ['lint', '--colors=off', '--max-diagnostics=none', 'skill'], {
      cwd: house,
      encoding: 'utf8',
    }).stderr;
    compiler = spawnSync(bin('tsc'), ['-p', 'skill'], { cwd: house, encoding: 'utf8' }).stdout;
  });

  test.each(Object.keys(globalFaults))('%s', (what) => {
    const index = Object.keys(globalFaults).indexOf(what);
    const [rule = ''] = globalFaults[what] ?? [];
    expect(diagnoses).toMatch(new RegExp(`skill/fault-${index}\\.ts:\\d+:\\d+ \\S*${rule} `));
  });

  test.each(Object.keys(typeFaults))('%s', (what) => {
    const index = Object.keys(globalFaults).length + Object.keys(typeFaults).indexOf(what);
    expect(compiler).toMatch(new RegExp(`fault-${index}\\.ts\\(\\d+,\\d+\\): error TS`));
  });
});

test('only the settings read the environment', () => {
  put('lambda/fault-env.ts', 'export const stage = process.env.STAGE;');
  put('lambda/config.ts', 'export const stage = process.env.STAGE;');
  const lint = (file: string) => spawnSync(bin('biome'), ['lint', '--colors=off', file], { cwd: house, encoding: 'utf8' }).stderr;
  expect(lint('lambda/fault-env.ts')).toContain('noProcessEnv');
  expect(lint('lambda/config.ts')).not.toContain('noProcessEnv');
});

test('no source file is longer than 300 lines', () => {
  const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.cjs'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  const lines = (file: string) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8').split('\n').length - 1 : 0);
  expect(files).toContain('skill/index.ts');
  expect(files.filter((file) => !file.startsWith('test/') && lines(file) > 300)).toEqual([]);
});
