import { ApiError } from '../api/operations.ts';
import type { Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';

/** The one tap. Where it needs a fresh sign-in, the bank's own page comes next. */
export const task: Form = {
  page: '/app',
  submit: async (api, fields) => {
    const { done, goTo } = await api.doTask({ id: textOf(fields, 'id') });
    if (!done && goTo === null) throw new ApiError('conflict');
    return goTo;
  },
};

const privacy = (privateMode: boolean): Form => ({
  page: '/app',
  submit: async (api, fields) => {
    await api.changeLink({ id: textOf(fields, 'id'), body: { privateMode } });
    return null;
  },
});
export const privateOn = privacy(true);
export const privateOff = privacy(false);

export const unlink: Form = {
  page: '/app/unlink',
  submit: async (api, fields) => {
    await api.endLink({ id: textOf(fields, 'id') });
    return '/app?done=unlink';
  },
};

export const unlinkAll: Form = {
  page: '/app/unlink',
  submit: async (api) => {
    await api.endLinks({});
    return '/app?done=unlink-all';
  },
};

export const erase: Form = {
  page: '/app/erase',
  submit: async (api, fields) => {
    if (textOf(fields, 'sure') !== 'yes') throw new ApiError('input.invalid', 'sure');
    await api.erase({});
    return '/app/erased';
  },
};
