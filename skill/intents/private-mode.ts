import { acted } from './acted.ts';
import type { TalkIntent } from './intent.ts';

/** Anyone in the room may silence the speaker; only the app ends it. */
export const privateMode: TalkIntent = (scene) => acted({ kind: 'private-mode' }, scene);
