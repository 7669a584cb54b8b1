import type { TalkIntent } from './intent.ts';
import { line } from './line.ts';

/** Ends the link after one yes. Anyone may: it tells less, never more. */
export const stopSharing: TalkIntent = () => ({
  say: [line('unlink.ask')],
  expecting: { kind: 'act', act: { kind: 'unlink' } },
  then: 'asked',
});
