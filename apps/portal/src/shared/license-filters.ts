import type { LicenseStatus } from '@mywasender/contract/http/licenses';

export const LICENSE_STATUS_LIST = [
  'active',
  'suspended',
  'revoked',
  'expired',
] as const satisfies readonly LicenseStatus[];

/** What narrows a list of licenses; kept in the address, so that it survives reloading and can be sent to somebody. */
export interface LicenseFilters {
  readonly q?: string | undefined;
  readonly status?: LicenseStatus | undefined;
  readonly planId?: string | undefined;
  readonly issuerId?: string | undefined;
  /** active ones that end within so many days */
  readonly endsWithin?: number | undefined;
}

/** What counts as ending soon, in days. */
export const SOON_DAYS = 30;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

type Defined<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The filters that are set, for the query of a call. */
export function definedFilters({
  q,
  status,
  planId,
  issuerId,
  endsWithin,
}: LicenseFilters): Defined<LicenseFilters> {
  return {
    ...(q === undefined ? {} : { q }),
    ...(status === undefined ? {} : { status }),
    ...(planId === undefined ? {} : { planId }),
    ...(issuerId === undefined ? {} : { issuerId }),
    ...(endsWithin === undefined ? {} : { endsWithin }),
  };
}

/** Reads the filters of an address; what is not one is left out. */
export function readLicenseFilters(search: Readonly<Record<string, unknown>>): LicenseFilters {
  return definedFilters({
    q: text(search.q)?.slice(0, 254),
    status: LICENSE_STATUS_LIST.find((status) => status === search.status),
    planId: text(search.planId),
    issuerId: text(search.issuerId),
    endsWithin: String(search.endsWithin) === String(SOON_DAYS) ? SOON_DAYS : undefined,
  });
}
