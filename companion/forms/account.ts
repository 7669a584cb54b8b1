import type { Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';

/** An emptied nickname is the bank's own name again. */
export const account: Form = {
  page: '/app/accounts',
  submit: async (api, fields) => {
    const nickname = textOf(fields, 'nickname').trim();
    const body = { nickname: nickname === '' ? null : nickname, hidden: textOf(fields, 'hidden') === 'yes' };
    await api.changeAccount({ id: textOf(fields, 'id'), body });
    return null;
  },
};
