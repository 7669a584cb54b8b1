import { dataIntents, isDataIntent } from './data.ts';
import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** "How did you work that out?": computed again, because no figure is ever remembered. */
export const whyAnswer: TalkIntent = async (scene) => {
  const { last } = scene.state;
  if (last === null || !isDataIntent(last.intent)) return { say: [line('why.nothing-yet')], then: 'asked' };
  return { say: await dataIntents[last.intent].why(last.slots, scene), then: 'ask' };
};
