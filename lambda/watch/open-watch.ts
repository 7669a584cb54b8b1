import type { Brand } from '../../brand/brand.ts';
import type { WatchConfig } from '../config.ts';
import { alexaProactive } from '../delivery/alexa-proactive.ts';
import { makeDeliver } from '../delivery/deliver.ts';
import { hub } from '../delivery/hub.ts';
import { pushWords } from '../delivery/push-words.ts';
import { webPush } from '../delivery/web-push.ts';
import { makeKeyring } from '../keys/keyring.ts';
import { kmsKeys } from '../keys/kms-keys.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../secrets.ts';
import { openPostgres } from '../store/postgres.ts';
import { sqlKeyStore } from '../store/sql-key-store.ts';
import { sqlWarningStore } from '../store/sql-warning-store.ts';
import { planKnocks } from './plan-knocks.ts';
import { makeRun } from './run.ts';
import { makeWatch } from './watch.ts';

export interface LiveWatch {
  readonly config: WatchConfig;
  readonly brand: Brand;
  readonly rules: { readonly detector: { readonly live: boolean }; readonly openDays: number };
  readonly secrets: Secrets;
  /** Folder with a sub-folder per language */
  readonly locales: string;
  readonly now: () => Date;
  readonly log: Log;
}

/** The live watch. Secrets are fetched here; the database and KMS are reached at first use. */
export async function openWatch({ config, brand, rules, secrets, locales, now, log }: LiveWatch): Promise<ReturnType<typeof makeRun>> {
  const db = openPostgres(() => secrets.databaseUrl(config.databaseSecret));
  const keyring = makeKeyring({ port: kmsKeys(config.kms), store: sqlKeyStore(db), now });
  const store = sqlWarningStore(db);
  const plan = planKnocks(pushWords(locales, brand));
  const channels = {
    hub: config.hub && hub({ url: config.hub.url, secrets: (await secrets.key(config.hub.secret)).split(' '), now }),
    alexa:
      config.alexaEvents &&
      alexaProactive({
        clientId: config.alexaEvents.clientId,
        clientSecret: await secrets.key(config.alexaEvents.clientSecret),
        stage: 'live',
        now,
      }),
    'web-push': config.webPush && webPush({ vapid: { ...config.webPush, privateKey: await secrets.key(config.webPush.privateKey) }, now }),
  };
  return makeRun({
    watch: rules.detector.live ? makeWatch({ store, plan, openDays: rules.openDays, now, log }) : null,
    deliver: makeDeliver({ store, keyring, channels, now, log }),
    now,
    log,
  });
}
