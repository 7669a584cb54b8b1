import { provisionSandbox } from '../../lambda/banks/sandbox/provision.ts';
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
  await provisionSandbox({ store, seed: '1', now: now().toISOString(), today: '2026-11-23', known: [] });
  const doors = openDoors({ store, keyring: testKeyring(), locales: 'locales', now, log: () => undefined });
  return makeSpeaker({ doors, store, engine: ensureModel(process.cwd()), now });
}
