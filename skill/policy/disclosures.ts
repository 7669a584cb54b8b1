import type { Line, Value } from '../reply.ts';
import type { Disclosure } from './consent.ts';

/** Every ledger row that saying these lines costs: one per fact and account, in the order of the telling (issue 3: one row per Sayable). */
export function disclosuresOf(lines: readonly Line[]): readonly Disclosure[] {
  return lines.flatMap((line) => Object.values(line.values).flatMap(ofValue));
}

function ofValue(value: Value): readonly Disclosure[] {
  if ('disclosures' in value) return value.disclosures;
  switch (value.type) {
    case 'list':
      return disclosuresOf(value.lines);
    case 'line':
      return value.line === null ? [] : disclosuresOf([value.line]);
    default:
      return [];
  }
}
