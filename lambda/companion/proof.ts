import { type Api, ApiError } from '../../companion/api/operations.ts';
import { setProof } from '../pin/set-proof.ts';
import type { Visit } from './visit.ts';

export const proofCalls = ({ customers, customer, store, keyring, now }: Visit) => {
  const readProof = () => customers.proof(customer.id);
  return {
    readProof,
    changeProof: async ({ body }) => {
      if ((await setProof({ store, keyring }, customer.id, body, now)) === 'weak') throw new ApiError('input.invalid', 'pin');
      return readProof();
    },
  } satisfies Partial<Api>;
};
