import type { License } from '@mywasender/contract/http/licenses';
import type { QueryClient } from '@tanstack/react-query';
import { patchPages } from '../../shared/api/patch-pages.ts';

const LISTS = ['licenses', 'list'];

/** Shows a change of one license in every list and on its own page before or without asking the server. */
export function patchLicense(queryClient: QueryClient, id: string, patch: Partial<License>): void {
  patchPages<License>(queryClient, LISTS, (license) =>
    license.id === id ? { ...license, ...patch } : license,
  );
  queryClient.setQueryData<License>(['licenses', 'one', id], (license) =>
    license === undefined ? license : { ...license, ...patch },
  );
}

/** Gives up lists under way: what was true when they were asked for would cover what is shown from now on. */
export function cancelLists(queryClient: QueryClient): Promise<void> {
  return queryClient.cancelQueries({ queryKey: LISTS });
}

/** The same for many licenses, as the server answered them. */
export function patchLicenses(queryClient: QueryClient, licenses: readonly License[]): void {
  const byId = new Map<string, License>(licenses.map((license) => [license.id, license]));
  patchPages<License>(queryClient, LISTS, (license) => byId.get(license.id) ?? license);
}

/**
 * Asks the server again for what a change may have touched, except for the license itself: its answer holds the
 * key, and each time a key is shown stands in the audit trail. Computers: of one license, else of all.
 */
export async function refreshLicenses(queryClient: QueryClient, licenseId?: string): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: LISTS }),
    queryClient.invalidateQueries({
      queryKey: ['licenses', 'devices', ...(licenseId === undefined ? [] : [licenseId])],
    }),
    // how far the suspension before came says nothing about the one that comes
    queryClient.invalidateQueries({
      queryKey: ['licenses', 'effect', ...(licenseId === undefined ? [] : [licenseId])],
    }),
    // a computer that was activated by a file solves what went wrong before
    queryClient.invalidateQueries({ queryKey: ['licenses', 'problems'] }),
    queryClient.invalidateQueries({ queryKey: ['quota'] }),
  ]);
}
