const toleranceMs = 150_000;
/** Amazon delivers skill events up to an hour late. */
const eventToleranceMs = 3_600_000;

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Skill events have no answer and may be sent again until they are acknowledged. */
export function isSkillEvent(type: unknown): boolean {
  return typeof type === 'string' && type.startsWith('AlexaSkillEvent.');
}

/**
 * How long a request may still be used, in milliseconds; null if its time lies outside of 150 s on either side of now or
 * cannot be read. Skill events may be an hour old. Messaging.MessageReceived gets no such grace: Amazon promises it for
 * skill events only, and we send no messages that could arrive late. Old clients write epoch milliseconds.
 */
export function remainingMs({ type, timestamp }: { readonly type?: unknown; readonly timestamp?: unknown }, now: Date): number | null {
  const at = instantOf(timestamp);
  if (Number.isNaN(at) || at > now.getTime() + toleranceMs) return null;
  const remaining = at + (isSkillEvent(type) ? eventToleranceMs : toleranceMs) - now.getTime();
  return remaining < 0 ? null : remaining;
}

/** Epoch milliseconds, or NaN if the time cannot be read. */
export function instantOf(timestamp: unknown): number {
  if (typeof timestamp === 'number') return timestamp;
  return typeof timestamp === 'string' && iso.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
}
