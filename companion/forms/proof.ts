import { proofs } from '#skill';
import { ApiError } from '../api/operations.ts';
import type { Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { choiceOf } from './read.ts';

/** Also resets a locked PIN. The digits go to the API and nowhere else. */
export const proof: Form = {
  page: '/app/pin',
  submit: async (api, fields) => {
    const chosen = choiceOf(fields, 'chosen', proofs);
    if (chosen !== 'pin') {
      await api.changeProof({ body: { chosen } });
      return null;
    }
    const pin = textOf(fields, 'pin');
    if (!/^\d{4,6}$/.test(pin)) throw new ApiError('input.invalid', 'pin');
    if (pin !== textOf(fields, 'again')) throw new ApiError('input.invalid', 'again');
    await api.changeProof({ body: { chosen, pin } });
    return null;
  },
};
