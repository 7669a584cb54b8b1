import type { RequestEnvelope } from 'ask-sdk-model';
import { SignJWT } from 'jose/jwt/sign';
import type { CivilDate } from '#skill';
import { alexaEnvelope, alexaPinEnvelope, alexaResumedEnvelope, type Situation } from '../channels/alexa/envelope.ts';
import { dialogflowCodeRequest, dialogflowPinRequest, dialogflowRequest } from '../channels/google/envelope.ts';
import type { OutputContext } from '../channels/google/response.ts';
import { type Doors, demoSkillId } from './doors.ts';
import { type Answer, heardFromAlexa, heardFromDialogflow } from './heard.ts';
import { type Meant, shownMeant, shownText } from './meant.ts';
import type { Said } from './said.ts';

/** What a platform knows beside the words. */
export interface Moment {
  readonly requestId: string;
  readonly now: Date;
  /** The customer's day and country, or any */
  readonly today: CivilDate;
  readonly region: string | null;
}

/** Dialogflow keeps a session's contexts and hands them back. */
export interface DialogflowMoment extends Moment {
  readonly contexts: readonly OutputContext[];
}

/** Sends the Alexa door what Amazon would have sent. `token` is the linked account's, or null. */
export async function askAlexa(said: Said, meant: Meant, token: string | null, { requestId, now }: Moment, doors: Doors): Promise<Answer> {
  const situation: Situation = {
    locale: said.locale,
    token,
    account: said.customer ?? 'nobody',
    voice: said.voice,
    sessionId: said.sessionId,
    requestId,
    timestamp: now.toISOString(),
    newSession: said.newSession,
    skillId: demoSkillId,
    screen: said.door === 'echo-show',
  };
  return heardFromAlexa(alexaRequest(situation, shownMeant(meant)), await doors.alexa(alexaRequest(situation, meant)));
}

function alexaRequest(situation: Situation, meant: Meant): RequestEnvelope {
  switch (meant.kind) {
    case 'question':
      return alexaEnvelope({ ...situation, intent: meant.understood?.intent ?? 'Launch', slots: meant.understood?.slots ?? {} });
    // Alexa has no such intent: she would take the digits for a PIN.
    case 'code':
    case 'pin':
      return alexaPinEnvelope({ ...situation, pin: meant.digits });
    case 'alexa-pin':
      return alexaResumedEnvelope({ ...situation, verifyToken: meant.token, achieved: meant.right });
  }
}

/** Sends the Dialogflow door what Dialogflow would have sent, with the bank's own token of its signed-in customer. */
export async function askDialogflow(said: Said, meant: Meant, moment: DialogflowMoment, doors: Doors): Promise<Answer> {
  const token = said.customer === null ? null : await chatToken(said.customer, doors, moment.now);
  const request = dialogflowBody(said, meant, said.text, token, moment);
  const shown = dialogflowBody(said, shownMeant(meant), shownText(said, meant), token, moment);
  return heardFromDialogflow(shown, await doors.google(request));
}

function dialogflowBody(
  { locale, door, sessionId }: Said,
  meant: Meant,
  text: string,
  token: string | null,
  moment: DialogflowMoment,
): object {
  const { requestId: responseId, today, region, contexts } = moment;
  const source = door === 'phone' ? 'phone' : 'web-chat';
  const sentence = { locale, source, token, sessionId, responseId, text, contexts } as const;
  if (meant.kind === 'code') return dialogflowCodeRequest({ ...sentence, code: meant.digits });
  if (meant.kind === 'pin') return dialogflowPinRequest({ ...sentence, pin: meant.digits });
  const understood = meant.kind === 'question' ? meant.understood : null;
  const { intent = 'Launch', slots = {} } = understood ?? {};
  return dialogflowRequest({ ...sentence, intent, slots, today, ...(region === null ? {} : { region }) });
}

/** What the bank's own chat or phone line sends along for its signed-in customer: good for five minutes. */
function chatToken(customer: string, { chatKey }: Doors, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  return new SignJWT({ sub: customer })
    .setProtectedHeader({ alg: 'ES256' })
    .setAudience('tellback')
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .sign(chatKey);
}
