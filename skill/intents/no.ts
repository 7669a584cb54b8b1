import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { reported } from './report.ts';
import { stop } from './stop.ts';

/** No to an offer goes on; no to "anything else?" ends. No to "was that you?" is resolved before (resolve.ts). */
export const no: TalkIntent = (scene) => {
  const { expecting } = scene.state;
  switch (expecting?.kind) {
    case 'choice':
      return { say: [line('choice.neither')], then: 'asked' };
    case 'act':
      if (expecting.anyway !== undefined) return reported(expecting.anyway, [line('no.more')]);
      return { say: [line('no.more')], then: 'ask' };
    case 'yes-no':
    case 'proof':
    case 'mine':
      return { say: [line('no.more')], then: 'ask' };
    case undefined:
      return stop(scene);
  }
};
