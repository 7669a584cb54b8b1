/** A length back from today. Months stay months: the last three of them are not 90 days. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

const form = /^P(?=.)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,4})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?)?$/;

/**
 * AMAZON.DURATION, ISO 8601: P1D, P2W, P3M, PT1H, P1DT1H, P2YT3H10M. `T` decides month or minute. Payments have no time of day, so a
 * part of a day counts as that day. Null for zero, for parts the platform could not read ('?') and for anything else.
 */
export function parseDuration(value: string): Duration | null {
  const match = form.exec(value);
  if (match === null) return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((text) => Number(text ?? 0));
  const partDays = Math.ceil((hours * 3600 + minutes * 60 + seconds) / 86_400);
  const duration = { months: years * 12 + months, days: weeks * 7 + days + partDays };
  return duration.months + duration.days === 0 ? null : duration;
}
