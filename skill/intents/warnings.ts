import { Failure } from '../failure.ts';
import type { Slots } from '../ask.ts';
import type { DataIntent, Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import { freshWarnings, tellWarning } from './tell-warning.ts';
import { heardOrRefused, whyWarning } from './why-warning.ts';

/** "Is anything suspicious?": how many warnings are open, and the first of them. What was counted is kept in its order for "the second one". */
export const warnings: DataIntent = {
  async answer(slots, scene, offset) {
    if (offset > 0) return warningAt(offset, scene);
    const accounts = await scene.bank.accounts();
    if (accounts.length === 0) throw new Failure('account.none');
    const { heard, partly, count } = scene.warnings.on(
      accounts.map(({ id }) => id),
      ({ id, endsOnceHeard }) => !(endsOnceHeard && scene.state.warned.includes(id)),
    );
    const question = { intent: 'Warnings' as const, slots };
    const rest = partly ? [line('warnings.partly')] : [];
    const [first] = heard;
    if (first === undefined) return { say: [line('warnings.none', { count }), ...rest], question, listed: [], warning: null, then: 'ask' };
    return { ...tellWarning(first, [line('warnings.some', { count }), ...rest]), question, listed: heard.map(({ id }) => id) };
  },
  why: async (_: Slots, scene) => (await whyWarning(scene)).say,
};

/** The n-th of the warnings counted last, from 0; -1 is the last. */
export function warningAt(at: number, scene: Scene): Outcome {
  const { listed } = scene.state;
  const place = at === -1 ? listed.length - 1 : at;
  const id = listed[place];
  if (id === undefined) return { say: [line('select.too-far')], then: 'asked' };
  const heard = heardOrRefused(id, scene.warnings);
  if (heard === null) return { say: [line('warnings.settled')], then: 'ask', ...kept(scene, place) };
  return { ...tellWarning(heard), ...kept(scene, place) };
}

/** "Skip", "next": the next one counted that is still open; after one brought up unasked, the next that would be. */
export function nextWarning(scene: Scene): Outcome {
  const { listed, offset } = scene.state;
  const place = listed.findIndex((id, at) => at > offset && scene.warnings.heard.some((warning) => warning.id === id));
  if (place !== -1) return warningAt(place, scene);
  const [fresh] = listed.length === 0 ? freshWarnings(scene) : [];
  return fresh === undefined ? { say: [line('more.none')], warning: null, then: 'ask' } : tellWarning(fresh);
}

const kept = ({ state: { last, listed } }: Scene, offset: number): Partial<Outcome> =>
  last === null ? {} : { question: last, listed, offset };
