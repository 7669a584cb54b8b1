import { localeTags } from '../../locales/catalogue.ts';
import { type Fields, fields } from '../json.ts';
import { doors, type Said, voices } from './said.ts';

/** The first field of a turn that cannot be used. */
export class InvalidSaid extends Error {
  readonly field: keyof Said | 'body';

  constructor(field: keyof Said | 'body') {
    super(`said.invalid ${field}`);
    this.field = field;
  }
}

const longestText = 300;

/** Reads a turn out of a parsed body of any shape; throws InvalidSaid. `customers` are the ids one may speak as. */
export function readSaid(body: unknown, customers: readonly string[]): Said {
  if (typeof body !== 'object' || body === null) throw new InvalidSaid('body');
  const { door, locale, customer, voice, text, sessionId, newSession, alexaPin } = body as Record<keyof Said, unknown>;
  return {
    door: oneOf('door', door, doors),
    locale: oneOf('locale', locale, localeTags),
    customer: customer === null ? null : oneOf('customer', customer, customers),
    voice: oneOf('voice', voice, voices),
    text: matching('text', text, new RegExp(`^[^\\p{Cc}\\p{Cs}]{0,${longestText}}$`, 'u')),
    sessionId: matching('sessionId', sessionId, /^[\w-]{8,64}$/),
    newSession: flag('newSession', newSession),
    ...(alexaPin === undefined ? {} : { alexaPin: alexaPinIn(fields(alexaPin)) }),
  };
}

function alexaPinIn({ token, right }: Fields): NonNullable<Said['alexaPin']> {
  return { token: matching('alexaPin', token, /^[\w.-]{1,1000}$/), right: flag('alexaPin', right) };
}

function oneOf<Known extends string>(field: keyof Said, value: unknown, known: readonly Known[]): Known {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new InvalidSaid(field);
  return found;
}

function matching(field: keyof Said, value: unknown, shape: RegExp): string {
  if (typeof value !== 'string' || !shape.test(value)) throw new InvalidSaid(field);
  return value;
}

function flag(field: keyof Said, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new InvalidSaid(field);
  return value;
}
