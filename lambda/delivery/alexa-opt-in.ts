import { keyedHash } from '../hash.ts';
import type { Keyring } from '../keys/keys.ts';
import type { WarningStore } from '../store/warning-store.ts';

export interface AlexaOptInParts {
  readonly store: Pick<WarningStore, 'customersOf' | 'saveAddress' | 'endAddress'>;
  readonly keyring: Pick<Keyring, 'seal'>;
  /** That of keyedHash */
  readonly secret: string;
}

export interface OptInEvent {
  readonly userId: string;
  /** Of the region whose devices the customer has */
  readonly apiEndpoint: string | null;
  /** ISO instant of the event: they come late, twice and out of order */
  readonly at: string;
  readonly subscribed: boolean;
}

/** A customer allowed notifications in the Alexa app, or no longer. An account that is linked to nobody is nobody's address. */
export const alexaOptIn =
  ({ store, keyring, secret }: AlexaOptInParts) =>
  async ({ userId, apiEndpoint, at, subscribed }: OptInEvent): Promise<void> => {
    const addressHash = keyedHash('subject', userId, secret);
    for (const customerId of await store.customersOf('alexa', addressHash)) {
      if (!subscribed) await store.endAddress(customerId, 'alexa', addressHash, at);
      else if (apiEndpoint !== null) {
        const sealed = await keyring.seal('push', JSON.stringify({ userId, apiEndpoint }), `${customerId}/alexa`);
        await store.saveAddress({ customerId, channel: 'alexa', addressHash, sealed, changedAt: at });
      }
    }
  };
