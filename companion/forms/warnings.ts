import { ApiError } from '../api/operations.ts';
import type { Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';

const page = '/app/warnings';

const answer = (given: 'mine' | 'not-mine' | 'closed'): Form => ({
  page,
  submit: async (api, fields) => {
    await api.answerWarning({ id: textOf(fields, 'id'), body: { answer: given } });
    return null;
  },
});
export const mine = answer('mine');
export const notMine = answer('not-mine');
export const putAside = answer('closed');

export const freeze: Form = {
  page,
  submit: async (api, fields) => {
    await api.freezeCard({ id: textOf(fields, 'id') });
    return null;
  },
};

/** Whoever signed in long ago does it again at the bank, and comes back here. */
export const unfreeze: Form = {
  page,
  submit: async (api, fields) => {
    try {
      await api.unfreezeCard({ id: textOf(fields, 'id') });
      return null;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'login.stale') return `/login?fresh=1&next=${page}`;
      throw error;
    }
  },
};
