import { bundleNames } from '#skill';
import type { Form } from '../page.ts';
import { choiceOf } from './read.ts';

/** Where a one-time code can be said or typed */
export const codePlatforms = ['phone', 'slack', 'other-chat'] as const;

export const code: Form = {
  page: '/app/connect',
  submit: async (api, fields) => {
    const body = { platform: choiceOf(fields, 'platform', codePlatforms), bundle: choiceOf(fields, 'bundle', bundleNames) };
    return { shown: (await api.newCode({ body })).code };
  },
};
