import { check } from 'ssml-check-core';

const shapes: Readonly<Record<string, readonly string[]>> = {
  envelope: ['version', 'sessionAttributes', 'response'],
  response: ['outputSpeech', 'card', 'reprompt', 'directives', 'shouldEndSession', 'canFulfillIntent'],
  speech: ['type', 'ssml'],
  reprompt: ['outputSpeech'],
  card: ['type'],
  canFulfillIntent: ['canFulfill', 'slots'],
};

const knownDirectives = ['Alexa.Presentation.APL.RenderDocument', 'Connections.StartConnection'];

/** What Alexa's documentation would reject in a response of ours; empty if nothing. */
export async function problemsOf(envelope: unknown): Promise<readonly string[]> {
  const problems: string[] = [];
  const demand = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem);
  };
  const object = (value: unknown, shape: string): Record<string, unknown> => {
    const known = shapes[shape] ?? [];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      problems.push(`${shape} is no object`);
      return {};
    }
    for (const key of Object.keys(value)) demand(known.includes(key), `${shape}.${key} is unknown`);
    return value as Record<string, unknown>;
  };
  const speech = async (value: unknown): Promise<void> => {
    const { type, ssml } = object(value, 'speech');
    demand(type === 'SSML', 'speech is not SSML');
    if (typeof ssml !== 'string') {
      problems.push('ssml is no text');
      return;
    }
    demand(/^<speak>[\s\S]+<\/speak>$/.test(ssml), 'ssml has no speak element');
    demand(ssml.length <= 8_000, 'ssml exceeds 8,000 characters');
    const errors = (await check(ssml, { platform: 'amazon' })) ?? [];
    problems.push(...errors.map((error) => `ssml ${JSON.stringify(error)}`));
  };

  const { version, sessionAttributes, response: given } = object(envelope, 'envelope');
  demand(version === '1.0', 'version');
  demand(JSON.stringify(sessionAttributes) === '{}', 'session attributes hold something');
  demand(Buffer.byteLength(JSON.stringify(envelope) ?? '') <= 24_000, 'response exceeds 24 kB');
  const response = object(given, 'response');
  if ('outputSpeech' in response) await speech(response.outputSpeech);
  if ('reprompt' in response) {
    await speech(object(response.reprompt, 'reprompt').outputSpeech);
    demand(response.shouldEndSession === false, 'a reprompt needs an open microphone');
  }
  if ('card' in response) demand(object(response.card, 'card').type === 'LinkAccount', 'card type');
  if ('shouldEndSession' in response) demand(typeof response.shouldEndSession === 'boolean', 'shouldEndSession');
  if ('directives' in response) {
    const directives = response.directives;
    const types = Array.isArray(directives) ? directives.map(({ type }) => type) : [null];
    demand(
      types.every((type) => knownDirectives.includes(type)),
      'directives',
    );
    if (types.includes('Connections.StartConnection')) {
      demand(!('shouldEndSession' in response) && !('reprompt' in response), 'a connection starts while the microphone is open');
      demand(types.length === 1, 'a connection starts beside something else');
    }
  }
  if ('canFulfillIntent' in response) {
    const { canFulfill, slots } = object(response.canFulfillIntent, 'canFulfillIntent');
    demand(['YES', 'NO', 'MAYBE'].includes(String(canFulfill)), 'canFulfill');
    for (const slot of Object.values((slots ?? {}) as Record<string, Record<string, unknown>>)) {
      demand(['YES', 'NO', 'MAYBE'].includes(String(slot.canUnderstand)) && ['YES', 'NO'].includes(String(slot.canFulfill)), 'slot');
    }
    demand(!('outputSpeech' in response), 'canFulfill speaks');
  }
  return problems;
}
