// The first request of somebody who has not linked an account, as each platform sends it.
export const skillId = 'amzn1.ask.skill.0b5a1b7e-9c1d-4e55-8f0e-3d1c2b4a5f60';
const application = { applicationId: skillId };
const stranger = { userId: 'amzn1.ask.account.BENCH' };

export const webhookSecret = 'bench-9f83ac0d5e7b41c2a6d8f0e3-77b0';

const launch = (user) => ({
  version: '1.0',
  session: { new: true, sessionId: 'amzn1.echo-api.session.bench', application, user, attributes: {} },
  context: {
    System: {
      application,
      user,
      device: { deviceId: 'bench', supportedInterfaces: {} },
      apiEndpoint: 'https://api.amazonalexa.com',
      apiAccessToken: 'bench',
    },
  },
  request: { type: 'LaunchRequest', requestId: 'amzn1.echo-api.request.bench', timestamp: '2026-11-23T12:00:00Z', locale: 'en-US' },
});

export const events = {
  alexa: launch(stranger),
  /** A customer of bench/fill.ts */
  linked: launch({ ...stranger, accessToken: 'c-1-token' }),
  google: {
    version: '2.0',
    routeKey: 'POST /google',
    rawPath: '/google',
    headers: {
      authorization: `Basic ${Buffer.from(`dialogflow:${webhookSecret}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    isBase64Encoded: false,
    body: JSON.stringify({
      responseId: 'bench',
      session: 'projects/bench/agent/sessions/bench',
      queryResult: { queryText: 'hello', languageCode: 'en', intent: { displayName: 'Launch' }, parameters: {}, outputContexts: [] },
      originalDetectIntentRequest: { payload: {} },
    }),
  },
};
