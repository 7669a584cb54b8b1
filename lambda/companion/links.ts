import { type Api, ApiError, type Output } from '../../companion/api/operations.ts';
import type { LinkRecord } from '../store/customer-store.ts';
import type { Visit } from './visit.ts';

export const linkCalls = ({ customers, customer: { id: customerId }, now }: Visit) => {
  const linkOf = async (id: string): Promise<LinkRecord> => {
    const found = (await customers.links(customerId)).find((link) => link.id === id);
    if (found === undefined) throw new ApiError('not.found');
    return found;
  };
  return {
    listLinks: async () => (await customers.links(customerId)).map((link) => linkView(link, now)),
    changeLink: async ({ id, body: { household, privateMode } }) => {
      if (!isLive(await linkOf(id), now)) throw new ApiError('conflict');
      await customers.changeLink(customerId, id, { ...(household && { household }), ...(privateMode !== undefined && { privateMode }) });
      return linkView(await linkOf(id), now);
    },
    endLink: async ({ id }) => {
      if (!(await customers.unlink(customerId, id, 'app', now))) throw new ApiError('not.found');
      return { done: true };
    },
    endLinks: async () => {
      await customers.unlinkAll(customerId, 'app', now);
      return { done: true };
    },
  } satisfies Partial<Api>;
};

export function linkView(link: LinkRecord, now: string): Output<'listLinks'>[number] {
  const { id, platform, household, privateMode, createdAt, lastUsedAt } = link;
  return { id, platform, household, privateMode, linkedAt: createdAt, lastUsedAt, state: stateOf(link, now) };
}

export const isLive = (link: LinkRecord, now: string): boolean => stateOf(link, now) === 'live';

function stateOf({ revokedAt, revokedBy, expiresAt }: LinkRecord, now: string): 'live' | 'ended' | 'lapsed' {
  if (revokedAt !== null) return revokedBy === 'platform' ? 'lapsed' : 'ended';
  return expiresAt !== null && expiresAt <= now ? 'lapsed' : 'live';
}
