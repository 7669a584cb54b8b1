import type { Platform } from '#skill';

/** A platform that may ask customers to link. `redirectUris` are matched to the letter. */
export interface Client {
  readonly id: string;
  readonly platform: Platform;
  readonly secret: string;
  readonly redirectUris: readonly string[];
}

/** Where Alexa takes the code: her three regions, each under the vendor's own path (Amazon: "Configure an authorization code grant"). */
export const alexaRedirects = (vendorId: string): readonly string[] =>
  ['pitangui.amazon.com', 'layla.amazon.com', 'alexa.amazon.co.jp'].map((host) => `https://${host}/api/skill/link/${vendorId}`);
