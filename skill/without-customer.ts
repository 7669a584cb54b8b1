import type { Ask, Platform } from './ask.ts';
import type { FailureCode } from './failure.ts';
import { line } from './intents/line.ts';
import type { Reply } from './reply.ts';

const howToLink: Readonly<Record<Platform, string>> = {
  alexa: 'failure.link.missing.alexa',
  'web-chat': 'failure.link.missing.web-chat',
  phone: 'failure.link.missing.phone',
  slack: 'failure.link.missing.slack',
  'other-chat': 'failure.link.missing.other-chat',
};

/** What is said where no customer is known, or nothing about them can be said: help, the emergency number, and how to link. Holds nothing personal. */
export function answerWithoutCustomer(ask: Ask, failure: FailureCode): Reply {
  const open = (key: string): Reply => ({ say: [line(key)], reprompt: null, end: true, link: false, verify: false, suggestions: [] });
  switch (ask.intent) {
    case 'LostCard':
      return open('lost-card');
    case 'FreezeCard':
      return open('freeze.call');
    case 'Human':
      return open('human.call');
    case 'Stop':
    case 'Cancel':
    case 'NavigateHome':
    case 'SessionEnd':
      return open('goodbye');
    default:
      return {
        ...open(failure === 'link.missing' ? howToLink[ask.platform] : `failure.${failure}`),
        link: failure.startsWith('link.'),
      };
  }
}
