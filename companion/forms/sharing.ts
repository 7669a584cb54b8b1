import { bundleNames, factKinds, households, precisions } from '#skill';
import { platformSchema } from '../api/schemas.ts';
import type { Fields, Form } from '../page.ts';
import { choiceOf } from './read.ts';

const page = '/app/sharing';
const platformIn = (fields: Fields) => choiceOf(fields, 'platform', platformSchema.options);
const backTo = (platform: string, done: string) => `${page}?platform=${platform}&done=${done}`;

export const bundle: Form = {
  page,
  submit: async (api, fields) => {
    const id = platformIn(fields);
    await api.changeSharing({ id, body: { bundle: choiceOf(fields, 'bundle', bundleNames) } });
    return backTo(id, 'bundle');
  },
};

/** An account's cell left at '' follows the one for all accounts, so there is none to store. */
export const cells: Form = {
  page,
  submit: async (api, fields) => {
    const id = platformIn(fields);
    const chosen = Object.keys(fields).flatMap((name) => {
      const [, kind, account = null] = /^cell\.([a-z-]+)(?:\.(.+))?$/.exec(name) ?? [];
      if (kind === undefined || (account !== null && fields[name] === '')) return [];
      return [{ account, kind: choiceOf({ kind }, 'kind', factKinds), precision: choiceOf(fields, name, precisions) }];
    });
    await api.changeSharing({ id, body: { cells: chosen } });
    return backTo(id, 'cells');
  },
};

/** Who else may hear, for every link of the platform: the customer thinks of the platform, not of its links. */
export const household: Form = {
  page,
  submit: async (api, fields) => {
    const platform = platformIn(fields);
    const body = { household: choiceOf(fields, 'household', households) };
    const links = await api.listLinks({});
    const live = links.filter((link) => link.platform === platform && link.state === 'live');
    await Promise.all(live.map(({ id }) => api.changeLink({ id, body })));
    return backTo(platform, 'household');
  },
};
