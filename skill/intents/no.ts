import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { stop } from './stop.ts';

/** No to an offer goes on; no to "anything else?" ends. */
export const no: TalkIntent = (scene) => {
  switch (scene.state.expecting?.kind) {
    case 'choice':
      return { say: [line('choice.neither')], then: 'asked' };
    case 'yes-no':
    case 'act':
    case 'proof':
      return { say: [line('no.more')], then: 'ask' };
    case undefined:
      return stop(scene);
  }
};
