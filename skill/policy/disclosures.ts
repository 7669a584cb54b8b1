import type { Line, Value } from '../reply.ts';
import type { Disclosure } from './consent.ts';

/** Every ledger row that saying these lines costs, each (account, kind, precision) once. */
export function disclosuresOf(lines: readonly Line[]): readonly Disclosure[] {
  const rows = lines.flatMap((line) => Object.values(line.values).flatMap(ofValue));
  const seen = new Map(rows.map((row) => [`${row.account} ${row.kind} ${row.precision} ${row.consentId}`, row]));
  return [...seen.values()];
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
