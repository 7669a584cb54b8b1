import { createHash } from 'node:crypto';
import { asStored, storable } from '../store/storable.ts';
import type { Commit, LedgerHead, LedgerRow } from '../store/store.ts';
import { canonical } from './canonical.ts';
import { chainStart, rowHash, type Sign } from './chain.ts';

/** What a turn adds to a ledger that ends at `head`: a row per fact told, as it will be read back, and the new head. */
export function append(
  turn: Commit,
  head: LedgerHead | null,
  sign: Sign,
): { readonly rows: readonly LedgerRow[]; readonly head: LedgerHead } {
  const { fromSeq, fromHash } = head ?? chainStart;
  let { seq, hash } = head ?? { seq: fromSeq, hash: fromHash };
  const rows = turn.disclosures.map((disclosure) => {
    seq += 1n;
    const { account, kind, precision, consentId } = asStored(disclosure);
    const row = {
      ...{ account, kind, precision, consentId, seq },
      customerId: turn.customerId,
      at: new Date(turn.now).toISOString(),
      platform: turn.platform,
      speakerHash: turn.speakerHash === '' ? null : turn.speakerHash,
      requestId: storable(turn.requestId),
      question: asStored(turn.question),
    };
    hash = rowHash(hash, row);
    return { ...row, hash };
  });
  return { rows, head: sign({ seq, hash, fromSeq, fromHash }) };
}

/** Says whether a request that came twice told the same: a digest of what was asked and told. */
export function toldHash({ question, disclosures }: Commit): string {
  return createHash('sha256')
    .update(canonical(asStored([question, disclosures])))
    .digest('hex');
}
