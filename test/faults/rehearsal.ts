// Plays every conversation once over the memory store and prints what differs. Built with a planted fault, it must find it.
import type { Warning } from '#skill';
import { openMemory } from '../../lambda/store/memory-store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { warningOf } from '../builders/warning.ts';
import { conversationsIn, mondayNoon } from '../transcripts/conversation.ts';
import { differences, hold, openStage, type Stage } from '../transcripts/play.ts';

const stages = new Map<string, Stage>();
const found: string[] = [];
for (const conversation of localeTags.flatMap(conversationsIn)) {
  const { at = mondayNoon } = conversation;
  if (conversation.freezes) continue;
  const stage = stages.get(at) ?? (await openMemoryStage(at));
  stages.set(at, stage);
  const heard = await hold(conversation, stage, 'echo', 0);
  if (differences(conversation, heard, stage.worldOf(conversation.person)).length > 0) found.push(conversation.question);
}
/** Nothing is thawed here: what freezes cards is played elsewhere. */
function openMemoryStage(at: string): Promise<Stage> {
  const store = openMemory();
  const gone = (person: string) => ['w0', 'w1', 'w2'].map((id) => warningOf({ id, accountId: `${person}/gone` as Warning['accountId'] }));
  const warn = (person: string, warnings: readonly Warning[]) =>
    store.saveWarnings(person, warnings.length === 0 ? gone(person) : warnings);
  return openStage(store, at, { warn, thaw: async () => {} });
}

process.stdout.write(JSON.stringify(found));
