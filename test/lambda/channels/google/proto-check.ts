import { readFileSync } from 'node:fs';

/**
 * Dialogflow's own message definitions, applied strictly: a misspelt field, an unknown enum value, a oneof set twice or a
 * wrong type is a problem. (The usual protobuf libraries let the first three pass.)
 */
type Fields = Readonly<Record<string, unknown>>;

interface Field {
  readonly type: string;
  readonly rule?: 'repeated';
  readonly keyType?: string;
}

interface Definition {
  readonly fields?: Readonly<Record<string, Field>>;
  readonly oneofs?: Readonly<Record<string, { readonly oneof: readonly string[] }>>;
  readonly values?: Readonly<Record<string, number>>;
  readonly nested?: Readonly<Record<string, Definition>>;
}

const root = JSON.parse(readFileSync('node_modules/@google-cloud/dialogflow/build/protos/protos.json', 'utf8')) as Definition;
const v2 = 'google.cloud.dialogflow.v2';

export const requestProblems = (value: unknown): readonly string[] => problems(value, { type: 'WebhookRequest' }, v2, 'request');
export const responseProblems = (value: unknown): readonly string[] => [
  ...problems(value, { type: 'WebhookResponse' }, v2, 'response'),
  ...(Buffer.byteLength(JSON.stringify(value) ?? '') > 65_536 ? ['response: larger than 64 KiB'] : []),
];

function problems(value: unknown, field: Field, scope: string, path: string): readonly string[] {
  if (field.keyType !== undefined) {
    if (!isObject(value)) return [`${path}: not a map`];
    return Object.entries(value).flatMap(([key, item]) => problems(item, { type: field.type }, scope, `${path}.${key}`));
  }
  if (field.rule === 'repeated') {
    if (!Array.isArray(value)) return [`${path}: not a list`];
    return value.flatMap((item, at) => problems(item, { type: field.type }, scope, `${path}[${at}]`));
  }
  const scalar = scalars[field.type];
  if (scalar !== undefined) return scalar(value) ? [] : [`${path}: not a ${field.type}`];
  const [name, definition] = lookup(field.type, scope);
  if (name === 'google.protobuf.Struct') return isObject(value) ? [] : [`${path}: not an object`];
  if (definition.values !== undefined) {
    return typeof value === 'string' && Object.hasOwn(definition.values, value) ? [] : [`${path}: no value of ${name}`];
  }
  if (!isObject(value)) return [`${path}: not a ${name}`];
  const known = definition.fields ?? {};
  return [
    ...Object.entries(value).flatMap(([key, item]) => {
      const of = Object.hasOwn(known, key) ? known[key] : undefined;
      return of === undefined ? [`${path}.${key}: no field of ${name}`] : problems(item, of, name, `${path}.${key}`);
    }),
    ...Object.entries(definition.oneofs ?? {})
      .filter(([, { oneof }]) => oneof.filter((key) => Object.hasOwn(value, key)).length > 1)
      .map(([key]) => `${path}: more than one ${key}`),
  ];
}

const isInteger = (value: unknown) => Number.isInteger(value);
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isString = (value: unknown) => typeof value === 'string' && !/\p{Cs}/u.test(value);
const scalars: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: isString,
  bytes: isString,
  bool: (value) => typeof value === 'boolean',
  int32: isInteger,
  uint32: isInteger,
  int64: isInteger,
  float: isNumber,
  double: isNumber,
};

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A name is looked for where it is used, then one level further out each time. */
function lookup(type: string, scope: string): readonly [string, Definition] {
  const parts = scope.split('.');
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const name = [...parts.slice(0, depth), type].join('.');
    const found = name.split('.').reduce<Definition | undefined>((at, part) => at?.nested?.[part], root);
    if (found !== undefined) return [name, found];
  }
  throw new Error(`no definition of ${type}`);
}
