import { type Api, ApiError } from '../../companion/api/operations.ts';
import type { Visit } from './visit.ts';

export const proofCalls = ({ customers, customer, setProof }: Visit) => {
  const readProof = () => customers.proof(customer.id);
  return {
    readProof,
    changeProof: async ({ body }) => {
      if ((await setProof(customer.id, body)) === 'weak') throw new ApiError('input.invalid', 'pin');
      return readProof();
    },
  } satisfies Partial<Api>;
};
