// The watch over payments and what leaves from it: on schedule, a shard at a time. A composition root, and nothing else.
import { join } from 'node:path';
import { brand } from '../../brand/brand.ts';
import { warnings as rules } from '../../brand/rules.ts';
import { readWatchConfig } from '../config.ts';
import { logTo, toStdout } from '../log.ts';
import { secretsFrom } from '../secrets.ts';
import { openWatch } from '../watch/open-watch.ts';

const config = readWatchConfig(brand);
const secrets = secretsFrom(config.extension, (line) => process.stderr.write(line));
// Made by the first run, because it needs secrets; a failure is not remembered.
let opened: ReturnType<typeof openWatch> | undefined;

/** `event` is the shard, as serverless.yml schedules it. */
export const handler = async (event: unknown, context: { readonly getRemainingTimeInMillis: () => number }) => {
  opened ??= openWatch({
    config,
    brand,
    rules,
    secrets,
    locales: join(import.meta.dirname, 'locales'),
    now: () => new Date(),
    log: logTo(toStdout),
  });
  opened.catch(() => {
    opened = undefined;
  });
  return (await opened)(event, context.getRemainingTimeInMillis());
};
