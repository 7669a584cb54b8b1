import { type Fields, fields, text } from '../../json.ts';

/** Where the integrations of Dialogflow put the id of who wrote. */
const places: readonly (readonly string[])[] = [
  ['user', 'userId'],
  ['data', 'event', 'user'],
  ['data', 'sender', 'id'],
  ['data', 'source', 'userId'],
];

/** The writer's id at Slack, Facebook, LINE or Google, or null. Whoever may call the webhook claims it: it proves nothing. */
export function accountIdOf(payload: Fields): string | null {
  const found = places.map((path) => path.reduce<unknown>((value, name) => fields(value)[name], payload));
  return found.map(text).find((id) => id !== null) ?? null;
}
