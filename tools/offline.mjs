// `npm run offline`: the functions as they ship, under serverless-offline, with stand-ins for the secrets extension and for KMS.
// DATABASE_URL names a PostgreSQL on this machine; without it only questions that need no account get an answer.
// Further arguments go to serverless-offline: npm run offline -- --httpPort 4000 --lambdaPort 4002
import { spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { bundleFunction, copyStyle, copyWords, ownBrand, root, spoken } from './bundle.mjs';
import { kmsStandIn } from './kms-stand-in.mjs';
import { standIn } from './secrets-stand-in.mjs';

const token = randomBytes(16).toString('hex');
const webhookSecret = process.env.TELLBACK_GOOGLE_SECRET ?? randomBytes(24).toString('hex');
const secrets = {
  'tellback/database': process.env.DATABASE_URL ?? 'postgres://127.0.0.1:1/none',
  'tellback/session': process.env.TELLBACK_SESSION_SECRET ?? randomBytes(24).toString('hex'),
  'tellback/google': webhookSecret,
  'tellback/alexa-client': randomBytes(24).toString('hex'),
  'tellback/bank-login': randomBytes(24).toString('hex'),
};

for (const name of ['alexa', 'google', 'web']) {
  const outdir = resolve(root, 'build/offline', name);
  await bundleFunction(`lambda/functions/${name}.ts`, outdir, { plugins: [ownBrand], stubbed: name !== 'web' });
  await copyWords(outdir, [...spoken, 'answers', 'companion', 'push', 'merchants']);
  await copyStyle(outdir);
}

const extension = await standIn(secrets, token);
const kms = await kmsStandIn();
const offline = spawn(
  process.execPath,
  [
    resolve(root, 'node_modules/osls/bin/serverless.js'),
    'offline',
    'start',
    '--param=dist=build/offline',
    `--param=alexaSkillId=${process.env.TELLBACK_ALEXA_SKILL_ID ?? `amzn1.ask.skill.${randomUUID()}`}`,
    ...(process.env.TELLBACK_CHAT_TOKEN_KEY ? [`--param=chatTokenKey=${process.env.TELLBACK_CHAT_TOKEN_KEY}`] : []),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'trial',
      AWS_SECRET_ACCESS_KEY: 'trial',
      AWS_SESSION_TOKEN: token,
      TELLBACK_KMS_ENDPOINT: kms.url,
      PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: String(extension.port),
    },
  },
);
if (!process.env.TELLBACK_GOOGLE_SECRET) console.log(`Dialogflow's password for this run, user dialogflow: ${webhookSecret}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => offline.kill(signal));
offline.on('exit', (code) => {
  extension.close();
  kms.close();
  process.exitCode = code ?? 0;
});
