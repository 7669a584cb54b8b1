import type { Form, FormName } from './page.ts';
import { account } from './forms/account.ts';
import { code } from './forms/code.ts';
import { erase, privateOff, privateOn, task, unlink, unlinkAll } from './forms/links.ts';
import { proof } from './forms/proof.ts';
import { settings } from './forms/settings.ts';
import { bundle, cells, household } from './forms/sharing.ts';

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
};
