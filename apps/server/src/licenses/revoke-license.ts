import type { RevokeLicenseAnswer } from '@mywasender/contract/http/licenses';
import { writeAudits } from '../audit/write-audit.ts';
import type { License, Prisma } from '../generated/prisma/client.ts';
import { addLedgerEntries } from '../quota/add-ledger-entry.ts';
import type { ServerDeps } from '../shared/deps.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import { actOnLicense, type LicenseAction } from './act-on-licenses.ts';
import type { DoneBy } from './change-license-status.ts';

/** A license never activated gives its unit of quota back within so many days. */
const REFUND_DAYS = 30;
const DAY = 24 * 60 * 60_000;

/** Revokes a license for good, unless staff may not. Repeating it changes nothing and refunds nothing. */
export async function revokeLicense(
  deps: ServerDeps,
  id: string,
  reason: string | undefined,
  context: RequestContext,
): Promise<RevokeLicenseAnswer> {
  const action = revocation(deps, reason, context);
  const answer = await deps.db.prisma.$transaction((tx) => actOnLicense(deps, tx, id, action));
  deps.signals.publish({ kind: 'license', id });
  return answer;
}

/** Revoking, as an action on any number of licenses. */
export function revocation(
  deps: ServerDeps,
  reason: string | undefined,
  context: RequestContext,
): LicenseAction {
  const at = deps.now();
  const { actor } = context;
  return {
    at,
    context,
    allowed: actor.mayRevoke,
    refuse: () => null,
    apply: (tx, licenses) =>
      revokeLocked(deps, tx, licenses, {
        at,
        reason: reason ?? null,
        actorId: actor.id,
        origin: context,
      }),
  };
}

/** Revokes locked licenses that are not so already, gives units back, and tells their shops. */
export async function revokeLocked(
  deps: Pick<ServerDeps, 'jobs'>,
  tx: Prisma.TransactionClient,
  licenses: readonly License[],
  { at, reason, actorId, origin }: DoneBy,
): Promise<{ readonly changed: readonly string[]; readonly refunded: readonly string[] }> {
  const ended = licenses
    .filter(({ status }) => status !== 'revoked')
    .map(({ id, keyEnd, issuerId, ...license }) => ({
      id,
      keyEnd,
      issuerId,
      refunded: givesUnitBack(license, at),
    }));
  const changed = ended.map(({ id }) => id);
  const refunds = ended.filter(({ refunded }) => refunded);
  await addLedgerEntries(
    tx,
    refunds.map(({ keyEnd, issuerId }) => ({
      userId: issuerId,
      kind: 'refund',
      amount: 1,
      reason: `revoked …${keyEnd}`,
      actorId: actorId ?? issuerId,
      at,
    })),
  );
  await tx.license.updateMany({
    where: { id: { in: changed } },
    data: { status: 'revoked', revokedAt: at },
  });
  await writeAudits(
    tx,
    ended.map(({ id, refunded }) => ({
      at,
      action: 'license.revoke',
      actorId,
      target: { type: 'license', id },
      ...(origin === undefined ? {} : { origin }),
      details: { reason, refunded },
    })),
  );
  await emitEvents(
    deps,
    tx,
    ended.map(({ id, keyEnd, issuerId, refunded }) => ({
      sellerId: issuerId,
      type: 'license.revoked',
      at,
      data: { license: { id, keyEnd }, refunded },
    })),
  );
  return { changed, refunded: refunds.map(({ id }) => id) };
}

function givesUnitBack(
  license: Pick<License, 'fromQuota' | 'firstActivatedAt' | 'createdAt'>,
  at: Date,
): boolean {
  return (
    license.fromQuota &&
    license.firstActivatedAt === null &&
    at.getTime() - license.createdAt.getTime() <= REFUND_DAYS * DAY
  );
}
