import type { License, LicensePage } from '@mywasender/contract/http/licenses';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

type Pages = InfiniteData<LicensePage>;

/** Shows a change of one license in every list and on its own page before or without asking the server. */
export function patchLicense(queryClient: QueryClient, id: string, patch: Partial<License>): void {
  const patchItem = (license: License) => (license.id === id ? { ...license, ...patch } : license);
  queryClient.setQueriesData<Pages>({ queryKey: ['licenses', 'list'] }, (data) =>
    data === undefined
      ? data
      : { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(patchItem) })) },
  );
  queryClient.setQueryData<License>(['licenses', 'one', id], (license) =>
    license === undefined ? license : { ...license, ...patch },
  );
}

/** The same for many licenses, as the server answered them. */
export function patchLicenses(queryClient: QueryClient, licenses: readonly License[]): void {
  const byId = new Map<string, License>(licenses.map((license) => [license.id, license]));
  queryClient.setQueriesData<Pages>({ queryKey: ['licenses', 'list'] }, (data) =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => byId.get(item.id) ?? item),
          })),
        },
  );
}

/**
 * Asks the server again for what a change may have touched, except for the license itself: its answer holds the
 * key, and each time a key is shown stands in the audit trail.
 */
export async function refreshLicenses(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['licenses', 'list'] }),
    queryClient.invalidateQueries({ queryKey: ['licenses', 'devices'] }),
    queryClient.invalidateQueries({ queryKey: ['quota'] }),
  ]);
}
