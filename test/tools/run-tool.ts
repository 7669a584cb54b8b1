import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { access, region } from '../lambda/keys/kms-server.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of tools/ as its npm script does, in a process of its own. */
export async function runTool(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  const { DATABASE_URL: _, ...others } = process.env;
  const child = spawn(process.execPath, ['tools/run.mjs', `tools/${name}.ts`, ...args], {
    cwd: root,
    env: { ...others, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

/** The environment of a bank's deployment, with its keys in the KMS at `endpoint`. */
export const liveEnv = (databaseUrl: string, endpoint: string): Readonly<Record<string, string>> => ({
  DATABASE_URL: databaseUrl,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: access.accessKeyId,
  AWS_SECRET_ACCESS_KEY: access.secretAccessKey,
  AWS_SESSION_TOKEN: access.sessionToken,
  TELLBACK_KMS_KEY: 'alias/tellback',
  TELLBACK_KMS_ENDPOINT: endpoint,
});
