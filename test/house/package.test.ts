import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultsOf, type Template } from './cloudformation.ts';

/** What a bank would deploy, made by `npm run build` and `npm run package` and looked at as it lies there. */
const root = resolve(import.meta.dirname, '../..');
const doors = ['alexa', 'google'];
const functions = [...doors, 'sweep', 'watch', 'web'];
/** Bytes at most: of what a cold start loads, and with what is loaded at first use (docs/decisions/0005) */
const limits: Record<string, [number, number]> = {
  alexa: [250_000, 350_000],
  google: [250_000, 350_000],
  sweep: [250_000, 300_000],
  watch: [400_000, 900_000],
  web: [1_500_000, 2_400_000],
};
const never = ['sandbox', 'simulator', 'pglite', 'electric-sql', 'demo-us'];
let elsewhere = '';
let template: Template = { Resources: {} };

beforeAll(() => {
  const { CI: _, ...env } = process.env;
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  run('tools/build.mjs');
  run('node_modules/osls/bin/serverless.js', 'package');
  template = JSON.parse(readFileSync(join(root, '.serverless/cloudformation-template-update-stack.json'), 'utf8')) as Template;
  elsewhere = mkdtempSync(join(tmpdir(), 'tellback-function-'));
  cpSync(join(root, 'dist'), elsewhere, { recursive: true });
}, 60_000);
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

/** Imports a built function far from any package, as the cloud does, and prints what it is or why it refuses. */
function load(door: string, env: Record<string, string>) {
  const code = `import(process.argv[1]).then(
    ({ handler }) => console.log(typeof handler, handler.length <= 2),
    ({ message }) => console.log(message))`;
  const { stdout } = spawnSync(process.execPath, ['-e', code, join(elsewhere, door, 'index.mjs')], {
    cwd: elsewhere,
    env,
    encoding: 'utf8',
  });
  return stdout.trim();
}

describe.each(functions)('the %s function', (door) => {
  const code = () => {
    const folder = join(root, 'dist', door);
    const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.mjs'));
    expect(files).toContain('index.mjs');
    return files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  };

  test('is no larger than its limits', () => {
    const [index, all] = limits[door] ?? [0, 0];
    expect(statSync(join(root, 'dist', door, 'index.mjs')).size).toBeLessThanOrEqual(index);
    expect(Buffer.byteLength(code())).toBeLessThanOrEqual(all);
  });

  test.each(door === 'web' ? never : [...never, 'express'])('holds no %s', (word) => {
    expect(code().toLowerCase().split(word)).toHaveLength(1);
  });

  test('has the words of every language beside it', () => {
    const words = { web: ['speech', 'companion', 'push', 'merchants'], watch: ['push'] }[door] ?? ['speech'];
    for (const tag of ['en-US', 'fr-FR'])
      for (const name of words) expect(existsSync(join(root, 'dist', door, 'locales', tag, `${name}.json`))).toBe(true);
  });

  test('needs no package around it, and refuses to go live as the demo bank', () => {
    expect(load(door, {})).toBe("brand/brand.ts is still the demo brand: enter the bank's own and set demo to false.");
  });

  test('refuses the stage of the local demo', () => {
    expect(load(door, { TELLBACK_STAGE: 'demo' })).toMatch(/^TELLBACK_STAGE=demo belongs to `npm start`/);
  });
});

describe('the packaged stack', () => {
  const ofType = (type: string) => Object.values(template.Resources).filter(({ Type }) => Type === type);
  const properties = (name: string) => template.Resources[name]?.Properties ?? {};

  test('is sound by AWS’s own description of every resource', () => {
    expect(faultsOf(template)).toEqual([]);
  });

  test('would be caught misspelling a type, a property, a value, and leaving one out', () => {
    const { AlexaLambdaFunction: alexa, ...rest } = template.Resources;
    const { Role: _, ...without } = alexa?.Properties ?? {};
    const Properties = { ...without, MemorySise: 1024, Timeout: 'long', TracingConfig: { Mode: 'Sometimes' } };
    const faulty = { Resources: { ...rest, A: { Type: 'AWS::Lambda::Function', Properties }, B: { Type: 'AWS::Lambda::Funktion' } } };
    expect(faultsOf(faulty)).toEqual([
      'A.Role: missing',
      'A.Timeout: not integer',
      'A.TracingConfig.Mode: not one of Active,PassThrough',
      'A.MemorySise: unknown',
      'B: unknown type AWS::Lambda::Funktion',
    ]);
  });

  test('runs every function on Node 24 and ARM, traced, below the platforms’ patience', () => {
    const functions = ofType('AWS::Lambda::Function').map(({ Properties }) => Properties);
    expect(functions).toHaveLength(5);
    for (const one of functions) {
      expect(one).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], TracingConfig: { Mode: 'Active' } });
    }
    expect(properties('AlexaLambdaFunction')).toMatchObject({ Timeout: 7, Handler: 'dist/alexa/index.handler' });
    expect(properties('GoogleLambdaFunction')).toMatchObject({ Timeout: 5, Handler: 'dist/google/index.handler' });
  });

  test('holds names of secrets and no secret', () => {
    const variables = [properties('AlexaLambdaFunction'), properties('GoogleLambdaFunction')].map(
      ({ Environment }) => (Environment as { Variables: Record<string, string> }).Variables,
    );
    for (const one of variables) expect(one['DATABASE_URL']).toBeUndefined();
    expect(variables[0]).toMatchObject({ TELLBACK_STAGE: 'live', TELLBACK_DATABASE_SECRET_NAME: 'tellback/database' });
  });

  test('lets only the named skill call the Alexa function', () => {
    expect(properties('AlexaLambdaPermissionAlexaSkill1')).toMatchObject({
      Principal: 'alexa-appkit.amazon.com',
      EventSourceToken: expect.stringMatching(/^amzn1\.ask\.skill\./),
    });
  });

  test('reaches the Dialogflow function over HTTP by POST alone', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(({ Properties }) => String(Properties?.['RouteKey']));
    expect(routes.filter((route) => route.includes('google'))).toEqual(['POST /google']);
    expect(routes.filter((route) => !route.includes('google')).sort()).toEqual([
      'ANY /api/v1/{path+}',
      'ANY /app',
      'ANY /app/{path+}',
      'ANY /login',
      'ANY /login/{path+}',
      'ANY /oauth/{path+}',
      'POST /logout',
    ]);
  });

  test('gives each function a role of its own, and none the others’ secrets', () => {
    expect(Object.keys(template.Resources).filter((name) => template.Resources[name]?.Type === 'AWS::IAM::Role')).toEqual([
      'AlexaRole',
      'GoogleRole',
      'WebRole',
      'WatchRole',
      'SweepRole',
    ]);
    expect(properties('AlexaLambdaFunction')['Role']).toEqual({ 'Fn::GetAtt': ['AlexaRole', 'Arn'] });
    expect(properties('GoogleLambdaFunction')['Role']).toEqual({ 'Fn::GetAtt': ['GoogleRole', 'Arn'] });
    expect(properties('WebLambdaFunction')['Role']).toEqual({ 'Fn::GetAtt': ['WebRole', 'Arn'] });
    expect(properties('WatchLambdaFunction')['Role']).toEqual({ 'Fn::GetAtt': ['WatchRole', 'Arn'] });
    for (const [role, others] of [
      ['AlexaRole', /google|bank-login|alexa-client/],
      ['GoogleRole', /alexa|bank-login/],
      ['WebRole', /google/],
      // It reads no token, no PIN and no session.
      ['WatchRole', /google|bank-login|alexa-client|tellback\/session|ledger|oauth/],
    ] as const) {
      expect(JSON.stringify(properties(role))).not.toMatch(others);
    }
  });

  test('opens where notices go only to the functions that note it or send there', () => {
    const rolesWith = (purpose: string) =>
      Object.entries(template.Resources)
        .filter(([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && JSON.stringify(Properties).includes(`"${purpose}"`))
        .map(([name]) => name)
        .toSorted();
    expect(rolesWith('push')).toEqual(['AlexaRole', 'WatchRole', 'WebRole']);
    expect(rolesWith('ledger')).toEqual(['AlexaRole', 'GoogleRole', 'SweepRole', 'WebRole']);
  });

  test('runs the watch every five minutes, a quarter of the customers each time', () => {
    const rules = ofType('AWS::Events::Rule').filter(({ Properties }) => JSON.stringify(Properties).includes('WatchLambdaFunction'));
    const shards = rules.map(
      ({ Properties }) => (Properties as { readonly Targets: readonly [{ readonly Input: string }] }).Targets[0].Input,
    );
    expect(rules.map(({ Properties }) => Properties?.['ScheduleExpression'])).toEqual(Array(4).fill('rate(5 minutes)'));
    expect(shards.map((shard) => JSON.parse(shard))).toEqual([0, 1, 2, 3].map((index) => ({ index, of: 4 })));
  });

  test('keeps logs for thirty days', () => {
    for (const { Properties } of ofType('AWS::Logs::LogGroup')) expect(Properties?.['RetentionInDays']).toBe(30);
  });

  test.each(functions)('ships the %s function and its words, and nothing else', (door) => {
    const listing = readFileSync(join(root, `.serverless/${door}.zip`)).toString('latin1');
    const names = new Set([...listing.matchAll(/dist\/(\w+)\/[\w./-]+?\.(?:mjs|json)|node_modules/g)].map(([, folder]) => folder));
    expect([...names]).toEqual([door]);
  });
});
