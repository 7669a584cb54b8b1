import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type Provider from 'oidc-provider';
import { type BundleName, bundleNames, bundles, type CustomerId, type Platform } from '#skill';
import type { CustomerStore } from '../store/customer-store.ts';
import type { Visitor } from '../web/sessions.ts';
import { scope } from './scope.ts';
import { LinkingError } from './trouble.ts';

export interface LinkingParts {
  readonly provider: () => Promise<Provider>;
  readonly platformOf: (clientId: string) => Platform;
  readonly customers: CustomerStore;
  /** Consents and their receipt, as the card says */
  readonly agree: (customerId: CustomerId, platform: Platform, bundle: BundleName) => Promise<unknown>;
  /** 'weak': nothing was changed */
  readonly setPin: (customerId: CustomerId, pin: string) => Promise<'set' | 'weak'>;
  readonly now: () => Date;
}

/** How far a customer has come. Kept, sealed, with the linking. */
interface Progress {
  readonly customerId: CustomerId;
  readonly bundle: BundleName | null;
  readonly done: boolean;
}

export interface Linking {
  readonly uid: string;
  readonly clientId: string;
  readonly platform: Platform;
  readonly customerId: CustomerId;
  readonly page: 'cards' | 'pin' | 'done';
  readonly bundle: BundleName | null;
  /** Leads back to the platform */
  readonly resume: string;
  /** Where that ends */
  readonly redirectUri: string;
  /** False at the customer's first sight of it: no form can come from a page that was never shown. */
  readonly begun: boolean;
}

/** The linking under way in this browser. Rejects if there is none, or if it is another customer's. */
export async function linkingOf(parts: LinkingParts, request: Request, response: Response, { customerId }: Visitor): Promise<Linking> {
  const { uid, params, result, returnTo } = await (await parts.provider()).interactionDetails(request, response);
  if (uid !== request.params['uid']) throw new LinkingError('lapsed');
  const kept = result?.['linking'] as Progress | undefined;
  if (kept !== undefined && kept.customerId !== customerId) throw new LinkingError('refused');
  const { bundle, done } = kept ?? { bundle: null, done: false };
  const clientId = String(params['client_id']);
  const page = done ? 'done' : bundle === null ? 'cards' : 'pin';
  return {
    uid,
    clientId,
    platform: parts.platformOf(clientId),
    customerId,
    page,
    bundle,
    resume: returnTo,
    redirectUri: String(params['redirect_uri']),
    begun: kept !== undefined,
  };
}

/** From the first page on the linking is this customer's. */
export const begin = (parts: LinkingParts, linking: Linking, request: Request, response: Response): Promise<void> =>
  keep(parts, request, response, { customerId: linking.customerId, bundle: null, done: false });

/**
 * Takes what a form holds one step further. Gives the field that has to be typed again, or null. Rejects if the form belongs to
 * another step; a card may be chosen anew until the end.
 */
export async function goOn(
  parts: LinkingParts,
  linking: Linking,
  form: Readonly<Record<string, unknown>>,
  request: Request,
  response: Response,
): Promise<'pin' | 'again' | null> {
  const { customerId } = linking;
  const chosen = bundleNames.find((name) => name === form['bundle']);
  if (chosen !== undefined) {
    const { chosen: proof } = await parts.customers.proof(customerId);
    if (bundles[chosen].wantsPin && proof === 'none') await keep(parts, request, response, { customerId, bundle: chosen, done: false });
    else await finish(parts, linking, chosen, request, response);
    return null;
  }
  if (linking.bundle === null) throw new LinkingError('refused');
  if (form['skip'] === undefined) {
    const pin = typeof form['pin'] === 'string' ? form['pin'] : '';
    if (!/^\d{4,6}$/.test(pin)) return 'pin';
    if (pin !== form['again']) return 'again';
    if ((await parts.setPin(customerId, pin)) === 'weak') return 'pin';
  }
  await finish(parts, linking, linking.bundle, request, response);
  return null;
}

/** The one place where a platform becomes linked. Twice is fine: a form pressed twice is one link. */
async function finish(parts: LinkingParts, linking: Linking, bundle: BundleName, request: Request, response: Response): Promise<void> {
  const { uid, clientId, platform, customerId } = linking;
  const provider = await parts.provider();
  const grant = new provider.Grant({ accountId: customerId, clientId });
  grant.jti = createHash('sha256').update(`grant:${uid}`).digest('base64url');
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  const { household } = bundles[bundle];
  await parts.customers.link({ customerId, platform, grantId, household, now: parts.now().toISOString() });
  await parts.agree(customerId, platform, bundle);
  const answer = { login: { accountId: customerId, remember: false }, consent: { grantId } };
  await keep(parts, request, response, { customerId, bundle, done: true }, answer);
}

async function keep(parts: LinkingParts, request: Request, response: Response, progress: Progress, answer = {}): Promise<void> {
  const provider = await parts.provider();
  await provider.interactionResult(request, response, { ...answer, linking: progress }, { mergeWithLastSubmission: false });
}
