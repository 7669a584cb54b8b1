import type { Dispute, Offered } from '../act.ts';
import { freezeQuestion } from './cards.ts';
import { frozen } from './freeze-card.ts';
import type { Outcome, Scene } from './intent.ts';
import { line } from './line.ts';
import { askForApproval } from './proof.ts';
import { referenceLine, reported } from './report.ts';

/** Does what was agreed to, and says so; then what is done whatever the answer. */
export async function acted(act: Offered, scene: Scene, anyway: Dispute | null = null): Promise<Outcome> {
  switch (act.kind) {
    case 'ask-approval':
      return askForApproval(act.question);
    case 'offer-consent':
    case 'offer-login':
      return { say: [line(`act.${act.kind}`)], acts: [act], then: 'ask' };
    case 'private-mode':
    case 'unlink':
      return { say: [line(`act.${act.kind}`)], acts: [act], then: 'close' };
    case 'freeze-cards': {
      const { say, acts = [] } = await frozen(act.accounts, scene);
      if (anyway === null) return { say, acts, then: 'ask' };
      const report = reported(anyway, say);
      // Where it failed the number was said already.
      const said = acts.length === 0 ? [...say, referenceLine(anyway)] : report.say;
      return { ...report, say: said, acts: [...acts, ...report.acts] };
    }
    case 'open-dispute':
      return disputed(act, scene);
  }
}

/** The dispute as agreed; then the card, unless a payment was only taken twice. */
async function disputed(dispute: Dispute, scene: Scene): Promise<Outcome> {
  const { warning } = dispute;
  const answers = warning === null ? [] : [{ kind: 'answer-warning' as const, warning, answer: 'not-mine' as const }];
  const report = reported(dispute);
  const acts = [...answers, ...report.acts];
  const isWarnedTwice = scene.warnings.open.some(({ id, kind }) => id === warning && kind === 'duplicate');
  const isTwice = isWarnedTwice || scene.state.last?.intent === 'ChargedTwice';
  const freeze = isTwice ? null : await freezeQuestion([dispute.account], scene);
  if (freeze === null) return { ...report, acts };
  return { ...report, acts, say: [referenceLine(dispute), freeze.ask], expecting: { kind: 'act', act: freeze.act }, then: 'asked' };
}
