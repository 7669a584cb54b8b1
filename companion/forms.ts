import type { Form, FormName } from './page.ts';
import { account } from './forms/account.ts';
import { code } from './forms/code.ts';
import { erase, privateOff, privateOn, task, unlink, unlinkAll } from './forms/links.ts';
import { proof } from './forms/proof.ts';
import { settings } from './forms/settings.ts';
import { bundle, cells, household } from './forms/sharing.ts';
import { freeze, mine, notMine, putAside, unfreeze } from './forms/warnings.ts';
import { phrase, pushOff, pushOn, watch } from './forms/watch.ts';

/** Every form of the pages, by the name it is posted to: /app/forms/<name>. */
export const forms: Readonly<Record<FormName, Form>> = {
  task,
  'private-on': privateOn,
  'private-off': privateOff,
  unlink,
  'unlink-all': unlinkAll,
  bundle,
  cells,
  household,
  account,
  proof,
  settings,
  erase,
  code,
  mine,
  'not-mine': notMine,
  'put-aside': putAside,
  freeze,
  unfreeze,
  watch,
  phrase,
  'push-on': pushOn,
  'push-off': pushOff,
};
