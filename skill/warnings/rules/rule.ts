import type { Detected, DetectorRules } from '../detector.ts';
import type { DetectorState } from '../memory/state.ts';
import type { Sight } from '../sight.ts';
import type { Thresholds } from '../thresholds.ts';

/** What a rule says of a payment, or null: nothing to warn of. */
export type Finding = Omit<Detected, 'transaction'>;

export type Rule = (sight: Sight, state: DetectorState, cut: Thresholds, rules: DetectorRules) => Finding | null;
