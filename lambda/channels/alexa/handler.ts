import { SkillBuilders } from 'ask-sdk-core';
import type { RequestEnvelope, Response, ResponseEnvelope } from 'ask-sdk-model';
import type { Locale } from '#skill';
import type { Spoken } from '../../../locales/spoken.ts';
import { within } from '../../deadline.ts';
import type { Log } from '../../log.ts';
import type { Turn } from '../../told.ts';
import { type Inbound, inbound } from './inbound.ts';
import { fields, text } from '../../json.ts';
import { type Answer, outbound } from './outbound.ts';

export interface AlexaParts {
  readonly turn: Turn;
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

/**
 * The Lambda handler of the skill. It takes two arguments (current runtimes refuse callback handlers), answers every
 * request type and never rejects: what is not ours or cannot be read gets an empty valid response. Throws at once if the
 * skill id is empty, so that an unset id never means "every skill".
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
        if (request.kind === 'ask') return answer(request, parts);
        if (request.kind === 'can-fulfill') return { canFulfillIntent: request.answer };
        return request.trouble === null ? {} : note('failed', requestEnvelope, request.trouble);
      },
    })
    .addErrorHandlers({ canHandle: () => true, handle: ({ requestEnvelope }) => note('failed', requestEnvelope, 'alexa.failed') })
    .create();
  return async (event, context) => {
    try {
      return envelopeOf((await skill.invoke(event as RequestEnvelope, context)).response);
    } catch {
      return envelopeOf(note('refused', event, 'alexa.refused'));
    }
  };
}

/** Session attributes are always empty: Alexa keeps them, and a fact in them would leave by a second door. */
function envelopeOf(response: Response): ResponseEnvelope {
  return { version: '1.0', sessionAttributes: {}, response };
}

/** A turn has words for its own failures and its own deadline; this is the last guard behind it. */
async function answer({ ask, caller, screen }: Inbound & { kind: 'ask' }, parts: AlexaParts): Promise<Response> {
  const told = await within(parts.deadlineMs, async () => parts.turn(ask, caller, 'ear'));
  const showing = screen ? { title: parts.brandName } : null;
  if (typeof told !== 'string') return outbound(told, showing);
  parts.log({ event: 'failed', channel: 'alexa', requestId: ask.requestId, code: told });
  const apology: Answer = { spoken: parts.apology(ask.locale), end: true, link: false };
  return outbound(apology, showing);
}
