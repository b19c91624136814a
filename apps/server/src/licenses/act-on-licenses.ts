import { AppError } from '@mywasender/contract/app-error';
import { describeError } from '@mywasender/contract/error-codes';
import type { BulkLicensesAnswer, License } from '@mywasender/contract/http/licenses';
import type { Prisma } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { findLicense, findLicenses, lockLicense, lockLicenses, managedLicenses } from './license-access.ts';
import { type LicenseRow, presentLicense } from './present-license.ts';

/** Something a seller does to licenses, whether to one or to a thousand. */
export interface LicenseAction {
  readonly at: Date;
  readonly context: RequestContext;
  /** whether the caller may at all; asked after the look-up: a license of somebody else does not exist */
  readonly allowed: boolean;
  /** why it cannot be done to this license; null: it can */
  readonly refuse: (license: LicenseRow) => AppError | null;
  /** Does it to locked licenses that do not refuse; those that are as wished already stay untouched. */
  readonly apply: (tx: Prisma.TransactionClient, licenses: readonly LicenseRow[]) => Promise<ActionResult>;
}

interface ActionResult {
  /** ids of those that were changed, and of those whose unit went back to the quota */
  readonly changed: readonly string[];
  readonly refunded: readonly string[];
}

/** To one license. Throws `NOT_FOUND`, `FORBIDDEN` and what the action refuses with. */
export async function actOnLicense(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  id: string,
  action: LicenseAction,
): Promise<{ readonly license: License; readonly refunded: boolean }> {
  const { actor } = action.context;
  const before = await lockLicense(tx, id, managedLicenses(actor));
  if (!action.allowed) throw new AppError('FORBIDDEN');
  const refusal = action.refuse(before);
  if (refusal !== null) throw refusal;
  const { refunded } = await action.apply(tx, [before]);
  const after = await findLicense(tx, id, {});
  return { license: presentLicense(deps, after, actor, action.at), refunded: refunded.includes(id) };
}

/** To all of these licenses or none. Throws `LICENSES_NOT_FOUND`, `FORBIDDEN` and `LICENSES_REFUSED`. */
export async function actOnLicenses(
  deps: ServerDeps,
  tx: Prisma.TransactionClient,
  ids: readonly string[],
  action: LicenseAction,
): Promise<BulkLicensesAnswer> {
  const { actor } = action.context;
  // the database writes ids in lower case, a caller as they like
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  const before = await lockLicenses(tx, wanted, managedLicenses(actor));
  const found = new Set<string>(before.map(({ id }) => id));
  refuseFor(
    'LICENSES_NOT_FOUND',
    wanted.filter((id) => !found.has(id)),
  );
  if (!action.allowed) throw new AppError('FORBIDDEN');
  const refusals = before.flatMap((license) => {
    const refusal = action.refuse(license);
    return refusal === null ? [] : [{ id: license.id, reason: describeError(refusal.code, refusal.params) }];
  });
  refuseFor(
    'LICENSES_REFUSED',
    refusals.map(({ id }) => id),
    [...new Set(refusals.map(({ reason }) => reason))].join(' '),
  );
  const { changed, refunded } = await action.apply(tx, before);
  const after = await findLicenses(tx, { where: { id: { in: wanted } }, orderBy: { id: 'asc' } });
  return {
    licenses: after.map((license) => presentLicense(deps, license, actor, action.at)),
    changed: [...changed],
    refunded: [...refunded],
  };
}

function refuseFor(
  code: 'LICENSES_NOT_FOUND' | 'LICENSES_REFUSED',
  ids: readonly string[],
  reason?: string,
): void {
  if (ids.length === 0) return;
  throw new AppError(code, {
    count: ids.length,
    ids: ids.join(', '),
    ...(reason === undefined ? {} : { reason }),
  });
}
