import { detectedKinds, type Locale } from '#skill';
import { ApiError, type Input } from '../api/operations.ts';
import { watch as shape } from '../api/warning-schemas.ts';
import { decimalFrom } from '../format.ts';
import type { Fields, Form } from '../page.ts';
import { textOf } from '../parts/attempt.ts';
import { choiceOf } from './read.ts';

const page = '/app/warnings/settings';

/** The kinds and the promise are on the page only where our own detector looks. */
export const watch: Form = {
  page,
  submit: async (api, fields) => {
    const { threshold } = await api.readSettings({});
    const detector = fields['promise'] === undefined ? {} : detectorOf(fields);
    await api.changeWatch({ body: { ...detector, quiet: quietOf(fields), lowBalance: lowBalanceOf(fields, threshold.currency) } });
    return null;
  },
};

type Change = Input<'changeWatch'>['body'];

const detectorOf = (fields: Fields): Change => ({
  promise: choiceOf(fields, 'promise', shape.shape.promise.options),
  muted: detectedKinds.filter((kind) => textOf(fields, `kind.${kind}`) !== 'yes'),
});

function quietOf(fields: Fields): NonNullable<Change['quiet']> | null {
  const [from, to] = [textOf(fields, 'quiet.from').trim(), textOf(fields, 'quiet.to').trim()];
  if (from === '' && to === '') return null;
  if (from === '' || to === '') throw new ApiError('input.invalid', from === '' ? 'quiet.from' : 'quiet.to');
  return { from, to };
}

/** Read as the page's language wrote it. */
function lowBalanceOf(fields: Fields, currency: string): NonNullable<Change['lowBalance']> | null {
  const typed = textOf(fields, 'lowBalance').trim();
  if (typed === '') return null;
  const value = decimalFrom(choiceOf(fields, 'written', ['en-US', 'fr-FR'] satisfies Locale[]), typed);
  if (value === null) throw new ApiError('input.invalid', 'lowBalance');
  return { value, currency };
}

/** An emptied phrase: no notice is sent any more. */
export const phrase: Form = {
  page,
  submit: async (api, fields) => {
    const typed = textOf(fields, 'phrase').trim().replaceAll(/\s+/g, ' ');
    await api.changeWatch({ body: { phrase: typed === '' ? null : typed } });
    return null;
  },
};

export const pushOn: Form = {
  page,
  submit: async (api, fields) => {
    const keys = { p256dh: textOf(fields, 'p256dh'), auth: textOf(fields, 'auth') };
    await api.savePush({ body: { endpoint: textOf(fields, 'endpoint'), keys } });
    return null;
  },
};

/** The browser may have forgotten its subscription already. */
export const pushOff: Form = {
  page,
  submit: async (api, fields) => {
    const endpoint = textOf(fields, 'endpoint');
    if (endpoint !== '') await api.endPush({ body: { endpoint } });
    return null;
  },
};
