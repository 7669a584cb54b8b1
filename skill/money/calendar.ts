import type { CivilDate } from './civil-date.ts';
import type { Calendar } from './period.ts';

/**
 * CLDR 48 week data by ISO 3166 region; regions not listed have the world's default (Monday, Saturday and Sunday). Rule "Week":
 * kept as a table because the core makes no Intl object, which costs a cold start more than the rest of the answer.
 */
const sundayRegions =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY ' +
  'SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';
const saturdayRegions = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';
const fridayWeekendRegions = 'BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE';

const has = (regions: string, region: string): boolean => regions.split(' ').includes(region);

function weekStartOf(region: string): Calendar['weekStartsOn'] {
  if (has(sundayRegions, region)) return 7;
  if (has(saturdayRegions, region)) return 6;
  return region === 'MV' ? 5 : 1;
}

/** Regions with a weekend of one day name it twice. */
function weekendOf(region: string): readonly [number, number] {
  if (has(fridayWeekendRegions, region)) return [5, 6];
  if (region === 'AF') return [4, 5];
  if (region === 'IR') return [5, 5];
  return has('IN UG', region) ? [7, 7] : [6, 7];
}

/**
 * The customer's own calendar. `region` is ISO 3166 upper case; `monthStartsOn` is 1, or the pay day they chose (1 to 31);
 * `weekStartsOn` is the day they chose (0 Sunday ... 6 Saturday), else the region's.
 */
export function calendarOf(own: {
  readonly region: string;
  readonly today: CivilDate;
  readonly monthStartsOn: number;
  readonly weekStartsOn?: number | null;
}): Calendar {
  const { region, today, monthStartsOn, weekStartsOn = null } = own;
  const first = weekStartsOn === null ? weekStartOf(region) : weekStartsOn || 7;
  return { today, weekStartsOn: first, weekend: weekendOf(region), monthStartsOn };
}
