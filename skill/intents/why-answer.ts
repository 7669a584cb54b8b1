import { dataIntents, isDataIntent } from './data.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';
import { whyWarning } from './why-warning.ts';

/** "How did you work that out?": computed again, because no figure is ever remembered. Right after a warning, why it was given. */
export const whyAnswer: TalkIntent = async (scene) => {
  const { last, expecting, warning } = scene.state;
  if (expecting?.kind === 'mine' || warning !== null || last?.intent === 'Warnings') return whyWarning(scene);
  if (last === null || !isDataIntent(last.intent)) return { say: [line('why.nothing-yet')], then: 'asked' };
  return { say: await dataIntents[last.intent].why(last.slots, scene), then: 'ask' };
};
