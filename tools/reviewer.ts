// `npm run reviewer -- --until 2027-01-31`: makes the customer whom a certification signs in as, or gives them more time and fresh
// payments. Marked, with invented data alone: no bank data reaches them. After the last day they are signed out, unlinked and, by the
// next sweep, erased. `--customer` is the name the bank's login gives them, if that is not "reviewer".
import { addDays, civilDate, isCivilDate } from '#skill';
import { reviewerData, reviewerPerson } from '../lambda/banks/reviewer/reviewer-data.ts';
import { saveReviewer } from '../lambda/store/reviewer.ts';
import { localTime } from '../lambda/store/zoned-clock.ts';
import { command, flags, needed, UsageError } from './command.ts';
import { openDatabase, whereOptions, whereUsage } from './open-database.ts';

/** A certification takes weeks; a customer of nobody's for longer than this is a mistake. */
const mostDays = 366;

await command(`npm run reviewer -- --until YYYY-MM-DD [--customer ID] ${whereUsage}`, async () => {
  const { values } = flags({ options: { until: { type: 'string' }, customer: { type: 'string' }, ...whereOptions } });
  const until = needed('until', values.until);
  const id = needed('customer', values.customer ?? 'reviewer');
  const now = new Date().toISOString();
  const today = civilDate(localTime(now, reviewerPerson.zone).slice(0, 10));
  if (!isCivilDate(until)) throw new UsageError(`--until ${until} is no date: write it as YYYY-MM-DD.`);
  if (until < today || until > addDays(today, mostDays))
    throw new UsageError(`--until is a day from today to ${addDays(today, mostDays)}.`);
  const db = await openDatabase(values);
  try {
    // That day is over by then wherever in the country of the reviewer.
    const expiresAt = `${addDays(civilDate(until), 1)}T12:00:00.000Z`;
    await saveReviewer(db, { id, ...reviewerPerson, expiresAt }, reviewerData(id, today, now));
    console.log(`${id}: until the end of ${until}, invented data up to ${today}`);
    return 0;
  } finally {
    await db.close();
  }
});
