import type { LicenseEffect } from '@mywasender/contract/http/devices';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { nextLookIn } from '../../shared/slowing-poll.ts';

/** Nothing is left to wait for. */
const hasArrived = ({ devices, stopped }: LicenseEffect) => stopped === devices.length;

/** Looks at what stopping a license does, less and less often, until every computer has stopped or half an hour is over. */
export function useEffectOf(licenseId: string) {
  const api = useApi();
  const [since, setSince] = useState(Date.now);
  const query = useQuery({
    queryKey: ['licenses', 'effect', licenseId],
    queryFn: ({ signal }) =>
      api.call('GET /v1/licenses/:id/effect', { params: { id: licenseId } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && hasArrived(data) ? false : nextLookIn(Date.now() - since),
    staleTime: 0,
  });
  const { data: effect, error, dataUpdatedAt, errorUpdatedAt } = query;
  const watched = Math.max(dataUpdatedAt, errorUpdatedAt) - since;
  return {
    effect,
    error,
    arrived: effect !== undefined && hasArrived(effect),
    watching: nextLookIn(watched) !== false,
    lookAgain: () => {
      setSince(Date.now());
      void query.refetch();
    },
  };
}
