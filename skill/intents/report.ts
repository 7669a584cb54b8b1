import type { Act, Dispute } from '../act.ts';
import type { Line } from '../reply.ts';
import type { Outcome } from './intent.ts';
import { line } from './line.ts';

/** Opens the dispute, says its reference, and hands over to the bank. */
export function reported(dispute: Dispute, before: readonly Line[] = []): Outcome & { readonly acts: readonly Act[] } {
  const { reference } = dispute;
  return {
    say: [...before, referenceLine(dispute), line('dispute.person')],
    acts: [dispute, { kind: 'hand-over', reference }],
    reference,
    then: 'ask',
  };
}

export const referenceLine = ({ reference }: Dispute): Line =>
  line('dispute.done', { reference: { type: 'reference', digits: reference } });
