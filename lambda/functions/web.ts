// The companion and account linking: a composition root, and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import serverless from 'serverless-http';
import { brand } from '../../brand/brand.ts';
import * as rules from '../../brand/rules.ts';
import { readWebConfig } from '../config.ts';
import { logTo, toStdout } from '../log.ts';
import { secretsFrom } from '../secrets.ts';
import { openWeb } from '../web/open-web.ts';

const config = readWebConfig(brand);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
const folder = import.meta.dirname;

const made = async () =>
  serverless(
    await openWeb({
      config,
      brand,
      rules,
      secrets,
      locales: join(folder, 'locales'),
      picoCss: readFileSync(join(folder, 'pico.css'), 'utf8'),
      now: () => new Date(),
      log: logTo(toStdout),
    }),
  );
// Made by the first request, because it needs secrets; a failure is not remembered.
let app: ReturnType<typeof made> | undefined;

export const handler = async (event: object, context: object) => {
  app ??= made();
  app.catch(() => {
    app = undefined;
  });
  return (await app)(event, context);
};
