import { cardsAt } from '../../lambda/banks/cards.ts';
import { provisionSandbox } from '../../lambda/banks/sandbox/provision.ts';
import { sandboxBank } from '../../lambda/banks/sandbox/sandbox-bank.ts';
import { openDoors } from '../../lambda/demo/doors.ts';
import type { Speaker } from '../../lambda/demo/said.ts';
import { makeSpeaker } from '../../lambda/demo/speaker.ts';
import { openMemory } from '../../lambda/store/memory-store.ts';
import { testKeyring } from '../support/keyring.ts';
import { ensureModel } from '../../tools/train-understanding.ts';

/** The demo's own speaker over both doors and the sandbox bank, on one day. */
export async function sandboxSpeaker(): Promise<Speaker> {
  const now = () => new Date('2026-11-23T12:00:00Z');
  const store = openMemory();
  const settings = { seed: '1', now: now().toISOString(), today: '2026-11-23' };
  await provisionSandbox({ ...settings, store, known: [] });
  const setCards = cardsAt(sandboxBank(settings));
  const doors = openDoors({ store, keyring: testKeyring(), locales: 'locales', setCards, now, log: () => undefined });
  return makeSpeaker({ doors, store, engine: ensureModel(process.cwd()), now });
}
