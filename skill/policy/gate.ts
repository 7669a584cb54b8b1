import type { Platform } from '../ask.ts';
import { Failure, type FailureCode } from '../failure.ts';
import { addDays, type CivilDate } from '../money/civil-date.ts';
import type { Money } from '../money/money.ts';
import type { AccountId } from '../ports.ts';
import type { Ceiling } from './ceiling.ts';
import { type Consent, type Disclosure, type FactKind, type Precision, stricter, type Told } from './consent.ts';
import type { Fact, Sayable } from './sayable.ts';
import { isAmount, type Listener, mostFor } from './speaker.ts';

/** Everything that decides what may be said in one turn. */
export interface GateRules {
  readonly consents: readonly Consent[];
  readonly platform: Platform;
  readonly listener: Listener;
  /** Somebody not known to be the customer could still prove it: by PIN, by the platform's PIN, by a tap. */
  readonly canProve: boolean;
  readonly privateMode: boolean;
  readonly ceiling: Ceiling;
  readonly today: CivilDate;
  readonly loginAgeDays: number | null;
  readonly loginFresh: boolean;
  /** For facts told only above or below it */
  readonly threshold: Money;
}

/** Leave to tell a fact: how exactly, and what telling it costs. */
export interface Leave {
  readonly precision: Told;
  readonly disclosures: readonly Disclosure[];
}

/** Decides what may be said in one turn. Deny by default: a cell that does not exist is 'nothing'. */
export interface Gate {
  /**
   * The strictest of all these accounts' cells, the ceiling and the listener. Failures, in this order: 'private.on', 'login.old',
   * 'ceiling.closed', 'speaker.other', to whom nothing is ever offered, 'consent.denied' (with what was withheld), and where only the
   * listener is in the way 'pin.needed' or, if nothing could prove them, 'speaker.unrecognised'. `least`: what tells less than this is
   * of no use.
   */
  allow(kind: FactKind, accounts: readonly AccountId[], least?: Told): Leave;
  /** The code of the failure that allow() would throw; null: it would not. */
  refusal(kind: FactKind, accounts: readonly AccountId[]): FailureCode | null;
  /** Whether allow() would not fail. */
  may(kind: FactKind, accounts: readonly AccountId[]): boolean;
  /** Payments before this day are not told without a fresh login at the bank; null: no limit */
  readonly earliest: CivilDate | null;
  readonly threshold: Money;
}

export function gateOf(rules: GateRules): Gate {
  const { ceiling, listener, loginFresh, threshold, today } = rules;

  function leaveOrFailure(kind: FactKind, accounts: readonly AccountId[], least: Told): Leave | Failure {
    const needed = isAmount(kind) ? least : 'exact';
    const isEnough = (precision: Precision): precision is Told => precision !== 'nothing' && stricter(precision, needed) === needed;
    const most = ceiling.most[kind] ?? 'exact';
    const heard = mostFor(listener, kind);
    const cells = accounts.flatMap((account) => {
      const cell = cellOf(rules, kind, account);
      return cell !== undefined && isEnough(cell.precision) ? [{ account, precision: cell.precision, consentId: cell.id }] : [];
    });
    if (rules.privateMode) return new Failure('private.on');
    if (isLoginOld(rules)) return new Failure('login.old');
    if (!isEnough(most)) return new Failure('ceiling.closed');
    if (listener.speaker === 'other') return new Failure('speaker.other');
    if (cells.length < accounts.length) {
      const allowed = new Set(cells.map(({ account }) => account));
      return new Failure('consent.denied', { kind, accounts: accounts.filter((account) => !allowed.has(account)) });
    }
    if (!isEnough(heard)) return new Failure(unproven(rules));
    const precision = cells.map((cell) => cell.precision).reduce(stricter, stricter(most, heard));
    return { precision, disclosures: cells.map(({ account, consentId }) => ({ account, kind, precision, consentId })) };
  }

  function refusal(kind: FactKind, accounts: readonly AccountId[]): FailureCode | null {
    const leave = leaveOrFailure(kind, accounts, 'threshold');
    return leave instanceof Failure ? leave.code : null;
  }

  return {
    allow(kind, accounts, least = 'threshold') {
      const leave = leaveOrFailure(kind, accounts, least);
      if (leave instanceof Failure) throw leave;
      return leave;
    },
    refusal,
    may: (kind, accounts) => refusal(kind, accounts) === null,
    earliest: ceiling.lookBackDays === null || loginFresh ? null : addDays(today, -ceiling.lookBackDays),
    threshold,
  };
}

/** An account's own row wins over the row for every account; should a cell be held twice, the strictest counts. */
function cellOf({ consents, platform }: GateRules, kind: FactKind, account: AccountId): Consent | undefined {
  const rows = consents.filter((consent) => consent.platform === platform && consent.kind === kind);
  const own = rows.filter((row) => row.account === account);
  const [first, ...more] = own.length > 0 ? own : rows.filter((row) => row.account === null);
  return (
    first && more.reduce((strictest, row) => (stricter(strictest.precision, row.precision) === row.precision ? row : strictest), first)
  );
}

/** A customer who never signed in at the bank, as far as we know, has no recent login. */
const isLoginOld = ({ ceiling, loginAgeDays }: GateRules): boolean =>
  ceiling.loginDays !== null && (loginAgeDays === null || loginAgeDays > ceiling.loginDays);

const unproven = ({ canProve }: GateRules): FailureCode => (canProve ? 'pin.needed' : 'speaker.unrecognised');

/** The only maker of a Sayable. */
export function sayable<F extends Fact>(fact: F, disclosures: readonly Disclosure[]): Sayable<F> {
  return { fact, disclosures } as unknown as Sayable<F>;
}
