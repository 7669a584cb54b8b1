/** The tables of one language (locales/<tag>/grammar.json). Words are written without accents and capitals, as normalise() leaves them. */
export interface Grammar {
  /** One token as it may be written or misheard -> the tokens it stands for: "dont" -> "do not". */
  readonly rewrites: Readonly<Record<string, string>>;
  /** Words and phrases -> value. 100 and 1000 multiply what stands before them, all others add up. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Words that may stand between the parts of one number: "two hundred AND five". */
  readonly numberJoin: readonly string[];
  /** Words that count as 1 before a unit, "A week ago", but are left alone elsewhere. */
  readonly one: readonly string[];
  readonly ordinals: Readonly<Record<string, number>>;
  /** What may hang on a digit to make it an ordinal, as a pattern: "st|nd|rd|th". */
  readonly ordinalSuffix: string;
  readonly months: readonly string[];
  /** Monday first */
  readonly weekdays: readonly string[];
  readonly units: Readonly<Record<PeriodUnit, string>>;
  readonly seasons: Readonly<Record<Season, string>>;
  /** Regions (ISO 3166) where 3/11 is the 11th of March */
  readonly monthFirst: readonly string[];
  readonly periods: readonly PeriodRule[];
  /** Patterns over found periods: <p> and <q> stand for one each, <d> and <e> for a bare day of the month. */
  readonly spans: Readonly<Record<'since' | 'after' | 'range' | 'never', readonly string[]>>;
  /** Words -> ISO 4217 */
  readonly currencies: Readonly<Record<string, string>>;
  /** The word for a hundredth: "12 euros and 50 CENTS". */
  readonly minorUnits: readonly string[];
  /** Words before a merchant's name: "at", "chez". */
  readonly merchantCues: readonly string[];
  /** Words that may stand there, but before much else too: "from", "to". */
  readonly weakCues: readonly string[];
  /** What stands before the last four digits of an account: "account ENDING IN 1234" */
  readonly lastFourWords: readonly string[];
  /** Words before a thing money is spent on: "on", "pour". */
  readonly categoryCues: readonly string[];
  /** Words at which a heard name ends. */
  readonly nameEnds: readonly string[];
  /** Merchants' names that are everyday words of the language */
  readonly commonNames: readonly string[];
  /** Patterns of "did I pay it?" */
  readonly paid: readonly string[];
  /** "the last ONE", "number two": with an ordinal these alone make a choice. */
  readonly ordinalFiller: readonly string[];
  /** Words that carry no question of their own: "and", "what about". Together with slots alone they make a follow-up. */
  readonly followUpFiller: readonly string[];
  /** Words before and after a question that ask nothing: "hello", "please" */
  readonly courtesies: Readonly<Record<'before' | 'after', readonly string[]>>;
  readonly safety: SafetyCues;
  /** What people say before their question, "hello i am calling because": added to samples in training so that it means nothing. */
  readonly openers: readonly string[];
  /** How the slots without a word list are said, for training. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

export type PeriodUnit = 'H' | 'D' | 'W' | 'WE' | 'M' | 'Q' | 'Y';
export type Season = 'WI' | 'SP' | 'SU' | 'FA';

/**
 * One way of naming a period. In `say`, {unit}, {n}, {month}, {weekday}, {season}, {dd} (day of the month), {nth} and {year}
 * are filled in from the tables above; what is not filled in is a regular expression over words divided by one space.
 */
export interface PeriodRule {
  readonly is:
    | 'day'
    | 'unit'
    | 'ago'
    | 'last'
    | 'weekday'
    | 'month'
    | 'season'
    | 'quarter'
    | 'year'
    | 'date'
    | 'week-of'
    | 'numeric'
    | 'nothing';
  /** Days, units, or -1 for "last Monday" and "last March": strictly before today. */
  readonly offset?: number;
  /** "Monday LAST WEEK": that many weeks from now. */
  readonly weeks?: number;
  /** "March LAST YEAR": that many years from now. */
  readonly year?: number;
  readonly say: readonly string[];
}

/**
 * What the rules that come before the model go by. Words are found with slips of the pen, patterns are regular expressions in which
 * {0-3} stands for up to three words that are no conjunction.
 */
export interface SafetyCues {
  readonly conjunctions: readonly string[];
  /** Words that ask for a block, or to have one taken off */
  readonly freezeWords: readonly string[];
  readonly unfreezeWords: readonly string[];
  readonly freezePatterns: readonly string[];
  readonly unfreezePatterns: readonly string[];
  /** The card IS blocked: a state, no request, unless one of `wants` stands with it */
  readonly frozenWords: readonly string[];
  readonly statePatterns: readonly string[];
  /** Asking for the reason of a block orders none */
  readonly whyPatterns: readonly string[];
  readonly wants: readonly string[];
  /** Words that turn what follows (or stands just before) into its opposite */
  readonly negations: readonly string[];
  /** Any denial */
  readonly negativePatterns: readonly string[];
  /** Money is to be moved */
  readonly transferWords: readonly string[];
  readonly transferPatterns: readonly string[];
  /** A wish with a sum and, as <odd>, a verb nobody knows: rather a slip in "pay" than a question */
  readonly oddPatterns: readonly string[];
  /** A bill is to be paid: only as a request, "pay my bill", not "what did I pay" */
  readonly payWords: readonly string[];
  /** Patterns that make of a paying word a request, the word standing for itself as <pay> */
  readonly payRequests: readonly string[];
  /** Questions about what has been or is to be paid, and other uses of the words above: no request */
  readonly noTransfer: readonly string[];
  readonly noPay: readonly string[];
  /** Words without which a PIN is not what is meant */
  readonly pinWords: readonly string[];
}
