import type { Ask } from '#skill';
import type { Part } from '../../../../locales/spoken.ts';
import type { LogLine } from '../../../../lambda/log.ts';
import type { Caller, Told, Turn } from '../../../../lambda/told.ts';
import { alexaHandler, type AlexaParts } from '../../../../lambda/channels/alexa/handler.ts';

export const skillId = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001';

/** The one token that the door of a test takes for its own */
export const ourToken = 'token-of-the-question';

export const words = (text: string): readonly Part[] => [{ type: 'text', text }];

/** A turn's outcome with the given words. */
export function told(speech: readonly Part[], more: Partial<Told> & { readonly reprompt?: readonly Part[] } = {}): Told {
  const { reprompt = null, ...rest } = more;
  return {
    spoken: { speech, reprompt, suggestions: ["what's my balance"] },
    end: false,
    link: false,
    verifyToken: null,
    reply: { say: [], reprompt: null, end: false, link: false, verify: false, suggestions: [] },
    disclosures: [],
    failure: null,
    ...rest,
  };
}

/** A handler over a turn that always gives `answer`, with what it was asked and what was logged. */
export function door(answer: Told | Turn, more: Partial<AlexaParts> = {}) {
  const asked: { readonly ask: Ask; readonly caller: Caller }[] = [];
  const logged: LogLine[] = [];
  const turn: Turn = async (ask, caller, style) => {
    asked.push({ ask, caller });
    return typeof answer === 'function' ? answer(ask, caller, style) : answer;
  };
  const bound: (readonly [tokenHash: string, userId: string])[] = [];
  const unlinked: (readonly [userId: string, at: string])[] = [];
  const opted: unknown[] = [];
  const handler = alexaHandler({
    turn,
    readVerifyToken: async (token) => token === ourToken,
    bind: async (tokenHash, userId) => void bound.push([tokenHash, userId]),
    unlink: async (userId, at) => void unlinked.push([userId, at]),
    optIn: async (event) => void opted.push(event),
    skillId,
    deadlineMs: 1_000,
    apology: (locale) => ({ speech: words(locale === 'fr-FR' ? 'Désolé.' : 'Sorry.'), reprompt: null, suggestions: [] }),
    brandName: 'Harbour Bank',
    log: (line) => logged.push(line),
    ...more,
  });
  return { handler, asked, logged, bound, unlinked, opted };
}
