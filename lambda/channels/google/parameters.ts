import { type Fields, fields, list, words } from '../../json.ts';

/** What one parameter says: Dialogflow's value, and the words it was read from. Null if it was not said. */
export interface Said {
  readonly value: unknown;
  readonly heard: string;
}

/** Reads the parameters of a query by name. */
export type Parameters = (name: string) => Said | null;

/** An unfilled slot is "" (also null, [] or {}, by who called); one value may come in a list. */
export function parametersOf(queryResult: Fields): Parameters {
  const values = fields(queryResult.parameters);
  const contexts = list(queryResult.outputContexts).map((context) => fields(fields(context).parameters));
  return (name) => {
    const value = onlyOne(Object.hasOwn(values, name) ? values[name] : null);
    if (isEmpty(value)) return null;
    const original = contexts.map((parameters) => words(onlyOne(parameters[`${name}.original`]))).find((heard) => heard !== null);
    return { value, heard: original ?? (typeof value === 'object' ? '' : (words(String(value)) ?? '')) };
  };
}

function onlyOne(value: unknown): unknown {
  return Array.isArray(value) && value.length < 2 ? value[0] : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return words(value) === null;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
