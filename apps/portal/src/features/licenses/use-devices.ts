import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { patchLicense } from './license-cache.ts';

/** The computers of a license. How many places they take is shown elsewhere too, and is set right by every answer. */
export function useDevices(licenseId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['licenses', 'devices', licenseId],
    queryFn: ({ signal }) =>
      api.call('GET /v1/licenses/:id/devices', { params: { id: licenseId } }, { signal }),
  });
  const used = query.data?.items.filter(({ blocked }) => blocked !== true).length;
  useEffect(() => {
    if (used !== undefined) patchLicense(queryClient, licenseId, { devicesUsed: used });
  }, [queryClient, licenseId, used]);
  return query;
}
