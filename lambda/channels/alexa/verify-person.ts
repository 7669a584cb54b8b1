import type { Directive } from 'ask-sdk-model';

/**
 * Hands over to Alexa, who asks for the speaker's own profile PIN and comes back with the result and our token. We never
 * hear its digits.
 */
export function verifyPersonDirective(token: string): Directive {
  return {
    type: 'Connections.StartConnection',
    uri: 'connection://AMAZON.VerifyPerson/2',
    input: { requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } } },
    token,
    onCompletion: 'RESUME_SESSION',
  };
}
