import type { interactionPolicy } from 'oidc-provider';

/**
 * Every linking asks: there is no "allowed before". Login and consent may both be asked for by name; one visit of the customer to
 * our pages answers both.
 */
export function choosing({ Prompt, Check }: typeof interactionPolicy): readonly interactionPolicy.Prompt[] {
  const notChosen = new Check(
    'not_chosen',
    'the customer has not chosen yet',
    ({ oidc: { result } }) => result?.consent?.grantId === undefined,
  );
  return [new Prompt({ name: 'login', requestable: true }, notChosen), new Prompt({ name: 'consent', requestable: true })];
}
