import type { Act } from '../act.ts';
import type { Outcome } from './intent.ts';
import { line } from './line.ts';
import { askForApproval } from './proof.ts';

/** Does what was agreed to, and says so. */
export function acted(act: Act): Outcome {
  switch (act.kind) {
    case 'ask-approval':
      return askForApproval(act.question);
    case 'offer-consent':
    case 'offer-login':
      return { say: [line(`act.${act.kind}`)], acts: [act], then: 'ask' };
    case 'private-mode':
    case 'unlink':
      return { say: [line(`act.${act.kind}`)], acts: [act], then: 'close' };
  }
}
