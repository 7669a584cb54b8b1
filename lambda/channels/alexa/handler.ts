import { SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import type { Locale } from '#skill';
import type { Spoken } from '../../../locales/spoken.ts';
import { within } from '../../deadline.ts';
import type { Log } from '../../log.ts';
import type { Caller, Turn } from '../../told.ts';
import { type Inbound, inbound } from './inbound.ts';
import { fields, text } from '../../json.ts';
import { outbound } from './outbound.ts';

interface OptIn {
  readonly userId: string;
  readonly apiEndpoint: string | null;
  readonly at: string;
  readonly subscribed: boolean;
}

export interface AlexaParts {
  readonly turn: Turn;
  /** True if this caller was given the token as Told.verifyToken, in this conversation, and not too long ago. */
  readonly readVerifyToken: (token: string, caller: Caller) => Promise<boolean>;
  /** Notes whose Amazon account a token is for, so that `unlink` finds a link nobody has spoken over yet. */
  readonly bind: (tokenHash: string, userId: string) => Promise<void>;
  /** Ends the links of an Amazon account that began before `at` (ISO instant): it disabled the skill. */
  readonly unlink: (userId: string, at: string) => Promise<void>;
  /** Notes that an Amazon account allows notifications, or no longer: where they go, and since when (ISO instant). */
  readonly optIn: (event: OptIn) => Promise<void>;
  /** Requests of any other skill are refused. */
  readonly skillId: string;
  /** Alexa gives up after about 8 s; a turn that has not come back by then is answered by the apology. */
  readonly deadlineMs: number;
  readonly apology: (locale: Locale) => Spoken;
  /** The bank's name, for screens */
  readonly brandName: string;
  readonly log: Log;
}

export type AlexaHandler = (event: unknown, context?: unknown) => Promise<ResponseEnvelope>;

/** An event of Amazon's could not be carried out: it is not acknowledged, so that it comes again. */
class EventFailed extends Error {}

/**
 * The Lambda handler of the skill. It takes two arguments (current runtimes refuse callback handlers) and answers every
 * request type: what is not ours or cannot be read gets an empty valid response. It rejects only if an event could not be
 * carried out. Throws at once if the skill id is empty, so that an unset id never means "every skill".
 */
export function alexaHandler(parts: AlexaParts): AlexaHandler {
  if (parts.skillId === '') throw new Error('alexa.skill-id.unset');
  const note = (event: 'refused' | 'failed', envelope: unknown, code: string): Response => {
    const requestId = text(fields(fields(envelope).request).requestId);
    parts.log({ event, channel: 'alexa', ...(requestId === null ? {} : { requestId }), code });
    return {};
  };
  const skill = SkillBuilders.custom()
    .withSkillId(parts.skillId)
    .addRequestHandlers({
      canHandle: () => true,
      handle: async ({ requestEnvelope }) => {
        const request = inbound(requestEnvelope);
        switch (request.kind) {
          case 'ask':
            return answer(request, parts);
          case 'can-fulfill':
            return { canFulfillIntent: request.answer };
          case 'linked':
            return parts.bind(request.tokenHash, request.userId).then(() => ({}), unfinished);
          case 'disabled':
            return disable(request, parts).then(() => ({}), unfinished);
          case 'subscription':
            return parts.optIn(optInOf(request, request.subscribed)).then(() => ({}), unfinished);
          case 'quiet':
            return request.trouble === null ? {} : note('failed', requestEnvelope, request.trouble);
        }
      },
    })
    .addErrorHandlers({
      canHandle: (_, error) => !(error instanceof EventFailed),
      handle: ({ requestEnvelope }) => note('failed', requestEnvelope, 'alexa.failed'),
    })
    .create();
  return async (event, context) => {
    try {
      return envelopeOf((await skill.invoke(event as RequestEnvelope, context)).response);
    } catch (error) {
      const failed = error instanceof EventFailed;
      const response = note(failed ? 'failed' : 'refused', event, failed ? 'alexa.event-failed' : 'alexa.refused');
      if (failed) throw error;
      return envelopeOf(response);
    }
  };
}

const optInOf = ({ userId, apiEndpoint, at }: Omit<OptIn, 'subscribed'>, subscribed: boolean): OptIn => ({
  userId,
  apiEndpoint,
  at,
  subscribed,
});

/** The links end, whatever becomes of the notifications. They are how the customer of the notifications is found, so they come last. */
async function disable(event: Omit<OptIn, 'subscribed'>, parts: AlexaParts): Promise<void> {
  const [optedOut] = await Promise.allSettled([parts.optIn(optInOf(event, false))]);
  await parts.unlink(event.userId, event.at);
  if (optedOut.status === 'rejected') unfinished();
}

function unfinished(): never {
  throw new EventFailed('alexa.event-failed');
}

/** Session attributes are always empty: Alexa keeps them, and a fact in them would leave by a second door. */
function envelopeOf(response: Response): ResponseEnvelope {
  return { version: '1.0', sessionAttributes: {}, response };
}

type Question = Inbound & { kind: 'ask' };

/** A turn has words for its own failures and its own deadline; this is the last guard behind it. */
async function answer(question: Question, parts: AlexaParts): Promise<Response> {
  const { ask, screen } = question;
  const told = await within(parts.deadlineMs, async () => parts.turn(ask, await provenCaller(question, parts), 'ear'));
  const showing = screen ? { title: parts.brandName } : null;
  if (typeof told !== 'string') return outbound(told, showing);
  parts.log({ event: 'failed', channel: 'alexa', requestId: ask.requestId, code: told });
  return outbound({ spoken: parts.apology(ask.locale), end: true, link: false, verifyToken: null, failure: told }, showing);
}

async function provenCaller({ caller, proof }: Question, { readVerifyToken }: AlexaParts): Promise<Caller> {
  if (proof === null) return caller;
  return { ...caller, verified: proof.achieved && (await readVerifyToken(proof.token, caller)) };
}
