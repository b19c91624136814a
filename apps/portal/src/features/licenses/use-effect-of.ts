import type { LicenseEffect } from '@mywasender/contract/http/devices';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useWatch } from '../../shared/use-watch.ts';

/** Nothing is left to wait for. */
const hasArrived = ({ devices, stopped }: LicenseEffect) => stopped === devices.length;

/** Looks at what stopping a license does, less and less often, until every computer has stopped or half an hour is over. */
export function useEffectOf(licenseId: string) {
  const api = useApi();
  const watch = useWatch();
  const query = useQuery({
    queryKey: ['licenses', 'effect', licenseId],
    queryFn: ({ signal }) =>
      api.call('GET /v1/licenses/:id/effect', { params: { id: licenseId } }, { signal }),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && hasArrived(data) ? false : watch.nextLook(),
    staleTime: 0,
  });
  const { data: effect, error, dataUpdatedAt, errorUpdatedAt } = query;
  return {
    effect,
    error,
    arrived: effect !== undefined && hasArrived(effect),
    watching: watch.goesOnAfter(Math.max(dataUpdatedAt, errorUpdatedAt)),
    lookAgain: () => {
      watch.again();
      void query.refetch();
    },
  };
}
