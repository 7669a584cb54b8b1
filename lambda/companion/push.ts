import { createHash } from 'node:crypto';
import { type Api, ApiError } from '../../companion/api/operations.ts';
import { isPushEndpoint } from '../delivery/public-address.ts';
import type { Visit } from './visit.ts';

const hashOfEndpoint = (endpoint: string): string => createHash('sha256').update(endpoint).digest('hex');

export const pushCalls = ({ customer, warnings, keyring, vapidPublicKey, now }: Visit) =>
  ({
    savePush: async ({ body }) => {
      if (vapidPublicKey === null || !isPushEndpoint(body.endpoint)) throw new ApiError('input.invalid', 'endpoint');
      const sealed = await keyring.seal('push', JSON.stringify(body), `${customer.id}/web-push`);
      const addressHash = hashOfEndpoint(body.endpoint);
      await warnings.saveAddress({ customerId: customer.id, channel: 'web-push', addressHash, sealed, changedAt: now });
      return { done: true };
    },
    endPush: async ({ body: { endpoint } }) => {
      await warnings.endAddress(customer.id, 'web-push', hashOfEndpoint(endpoint), now);
      return { done: true };
    },
  }) satisfies Partial<Api>;
