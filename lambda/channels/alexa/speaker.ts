import type { Ask } from '#skill';
import { type Fields, fields, text } from '../../json.ts';

/** Who speaks, as far as Alexa knows, and by whose link. */
export interface Speaker {
  readonly speaker: Ask['speaker'];
  readonly personId: string | null;
  readonly token: string | null;
}

/** Amazon's level of a voice that fits the profile; 400 is the profile's PIN. */
const recognisedLevel = 300;

/**
 * A recognised person who has linked speaks for themselves; one who has not is somebody else, and is answered as such over
 * the link of the account. A voice that fits less well than Amazon calls recognised counts as no person at all.
 */
export function speakerOf(system: Fields): Speaker {
  const account = text(fields(system.user).accessToken);
  const person = fields(system.person);
  const personId = text(person.personId);
  const token = text(person.accessToken);
  if ((personId === null && token === null) || !isRecognised(person)) return { speaker: 'account', personId: null, token: account };
  return token === null ? { speaker: 'other', personId, token: account } : { speaker: 'person', personId, token };
}

/** Requests without a level come from before Amazon told one. */
function isRecognised({ authenticationConfidenceLevel }: Fields): boolean {
  const { level } = fields(authenticationConfidenceLevel);
  return level === undefined || (typeof level === 'number' && level >= recognisedLevel);
}
