// Plays every conversation once over the memory store and prints what differs. Built with a planted fault, it must find it.
import { openMemory } from '../../lambda/store/memory-store.ts';
import { localeTags } from '../../locales/catalogue.ts';
import { conversationsIn, mondayNoon } from '../transcripts/conversation.ts';
import { differences, hold, openStage, type Stage } from '../transcripts/play.ts';

const stages = new Map<string, Stage>();
const found: string[] = [];
for (const conversation of localeTags.flatMap(conversationsIn)) {
  const { at = mondayNoon } = conversation;
  const stage = stages.get(at) ?? (await openStage(openMemory(), at));
  stages.set(at, stage);
  const heard = await hold(conversation, stage, 'echo', 0);
  if (differences(conversation, heard, stage.worldOf(conversation.person)).length > 0) found.push(conversation.question);
}
process.stdout.write(JSON.stringify(found));
