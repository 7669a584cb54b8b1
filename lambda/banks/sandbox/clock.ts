/** The civil day of an instant in a zone. */
export function dayIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant));
}

/** The instant at which clocks of a zone show a minute of a day, from three in the morning on: changes of clocks are over by then. */
export function instantAt(zone: string, date: string, minute: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + (minute - offsetOn(zone, date)) * 60_000).toISOString();
}

const offsets = new Map<string, number>();

/** Minutes by which clocks are ahead of UTC at noon UTC of a day. */
function offsetOn(zone: string, date: string): number {
  const key = `${zone} ${date}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const name =
    formatOf(zone)
      .formatToParts(new Date(`${date}T12:00Z`))
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  offsets.set(key, offset);
  return offset;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}
