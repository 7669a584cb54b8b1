import type { Act } from '#skill';
import type { Commit } from './store.ts';

/** Something for one tap in the app, as CustomerStore.tasks gives it back: `body` holds what its kind adds. */
export interface Task {
  readonly kind: 'allow' | 'login' | 'approve';
  readonly platform: Commit['platform'];
  readonly body: object;
  /** The same wish again is the same task, with a new end. */
  readonly wish: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const dayMs = 86_400_000;
const offerMs = 7 * dayMs;
const approvalMs = 3 * 60_000;

/** What a turn asks the customer to do in the app. */
export function tasksOf({ acts, ...turn }: Commit): readonly Task[] {
  return acts.flatMap((act) => taskOf(act, turn) ?? []);
}

function taskOf(act: Act, { platform, sessionKey, speakerHash, now }: Omit<Commit, 'acts'>): Task | null {
  const endsAfter = (ms: number) => ({ platform, createdAt: now, expiresAt: new Date(Date.parse(now) + ms).toISOString() });
  switch (act.kind) {
    case 'offer-consent': {
      const { kind, accounts } = act.withheld;
      const wish = JSON.stringify(['allow', platform, kind, [...new Set(accounts)].sort()]);
      return { kind: 'allow', body: { withheld: act.withheld }, wish, ...endsAfter(offerMs) };
    }
    case 'offer-login':
      return { kind: 'login', body: {}, wish: JSON.stringify(['login']), ...endsAfter(offerMs) };
    case 'ask-approval': {
      const wish = JSON.stringify(['approve', platform, sessionKey, speakerHash]);
      return { kind: 'approve', body: { question: act.question, sessionKey, speakerHash }, wish, ...endsAfter(approvalMs) };
    }
    default:
      return null;
  }
}
