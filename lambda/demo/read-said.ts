import { localeTags } from '../../locales/catalogue.ts';
import { type Fields, fields } from '../json.ts';
import { type IncidentKind, incidentKinds } from '../banks/sandbox/incidents.ts';
import { doors, type Said, voices } from './said.ts';

type Field = keyof Said | 'kind' | 'body';

/** The first field that cannot be used. */
export class InvalidSaid extends Error {
  readonly field: Field;

  constructor(field: Field) {
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

/** Reads whom something is to happen to, and what, out of a parsed body of any shape; throws InvalidSaid. */
export function readIncident(body: unknown, customers: readonly string[]): { readonly customer: string; readonly kind: IncidentKind } {
  const { customer, kind } = fields(body);
  return { customer: oneOf('customer', customer, customers), kind: oneOf('kind', kind, incidentKinds) };
}

/** One of the customers; throws InvalidSaid. */
export const readCustomer = (value: unknown, customers: readonly string[]): string => oneOf('customer', value, customers);

function alexaPinIn({ token, right }: Fields): NonNullable<Said['alexaPin']> {
  return { token: matching('alexaPin', token, /^[\w.-]{1,1000}$/), right: flag('alexaPin', right) };
}

function oneOf<Known extends string>(field: Field, value: unknown, known: readonly Known[]): Known {
  const found = known.find((one) => one === value);
  if (found === undefined) throw new InvalidSaid(field);
  return found;
}

function matching(field: Field, value: unknown, shape: RegExp): string {
  if (typeof value !== 'string' || !shape.test(value)) throw new InvalidSaid(field);
  return value;
}

function flag(field: Field, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new InvalidSaid(field);
  return value;
}
