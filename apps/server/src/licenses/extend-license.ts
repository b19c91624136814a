import { AppError } from '@mywasender/contract/app-error';
import type { ExtendLicenseBody, License } from '@mywasender/contract/http/licenses';
import { writeAudits } from '../audit/write-audit.ts';
import type { License as LicenseRow } from '../generated/prisma/client.ts';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import { readInstant } from '../shared/read-instant.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { emitEvents } from '../webhooks/emit-event.ts';
import { actOnLicense, type LicenseAction } from './act-on-licenses.ts';

const DAY = 24 * 60 * 60_000;

/** Moves the end of a license to a later day; also brings an expired one back. */
export async function extendLicense(
  deps: ServerDeps,
  id: string,
  body: ExtendLicenseBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<License> {
  const call = { userId: context.actor.id, key: idempotencyKey, request: ['extend', id, body] };
  const action = extension(deps, body, context);
  const { license } = await runOnce(deps, call, (tx) => actOnLicense(deps, tx, id, action));
  deps.signals.publish({ kind: 'license', id });
  return license;
}

interface NewEnd {
  readonly expiresAt: Date | null;
  readonly pendingDays: number | null;
}

/** Extending, as an action on any number of licenses. */
export function extension(deps: ServerDeps, body: ExtendLicenseBody, context: RequestContext): LicenseAction {
  const at = deps.now();
  const endOf = (license: LicenseRow) =>
    body.days === undefined ? endAt(license, body, at) : addDays(license, body.days, at);
  return {
    at,
    context,
    allowed: true,
    refuse: (license) => {
      if (license.status === 'revoked') return refused(license.status);
      const end = endOf(license);
      return end instanceof AppError ? end : null;
    },
    apply: async (tx, licenses) => {
      const extended = licenses.flatMap((before) => {
        const end = endOf(before);
        return end instanceof AppError ? [] : [{ before, id: before.id, ...end }];
      });
      const rows = extended.map(({ id, expiresAt, pendingDays }) => ({ id, expiresAt, pendingDays }));
      await tx.$executeRaw`
        UPDATE licenses SET expires_at = change."expiresAt", pending_days = change."pendingDays"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS change (id uuid, "expiresAt" timestamptz, "pendingDays" int)
        WHERE licenses.id = change.id`;
      await writeAudits(
        tx,
        extended.map(({ before, id, expiresAt, pendingDays }) => ({
          at,
          action: 'license.extend',
          actorId: context.actor.id,
          target: { type: 'license', id },
          origin: context,
          details: {
            from: before.expiresAt?.toISOString() ?? before.pendingDays,
            to: expiresAt?.toISOString() ?? pendingDays,
          },
        })),
      );
      await emitEvents(
        deps,
        tx,
        extended.map(({ before, id, expiresAt }) => ({
          sellerId: before.issuerId,
          type: 'license.extended',
          at,
          data: { license: { id, keyEnd: before.keyEnd, expiresAt: expiresAt?.toISOString() ?? null } },
        })),
      );
      return { changed: extended.map(({ id }) => id), refunded: [] };
    },
  };
}

function endAt(license: LicenseRow, body: ExtendLicenseBody, at: Date): NewEnd | AppError {
  const wanted = readInstant('expiresAt', body.expiresAt ?? '');
  if (license.expiresAt === null) {
    return refused(license.pendingDays === null ? 'without end' : 'not activated yet');
  }
  if (wanted <= at || wanted <= license.expiresAt) {
    return new AppError('VALIDATION_FAILED', { field: 'expiresAt', problem: 'is not later than before' });
  }
  return { expiresAt: wanted, pendingDays: null };
}

/** On top of what is left; an expired license begins anew today. */
function addDays(license: LicenseRow, days: number, at: Date): NewEnd | AppError {
  if (license.pendingDays !== null) return { expiresAt: null, pendingDays: license.pendingDays + days };
  if (license.expiresAt === null) return refused('without end');
  const from = Math.max(at.getTime(), license.expiresAt.getTime());
  return { expiresAt: readInstant('days', new Date(from + days * DAY).toISOString()), pendingDays: null };
}

function refused(status: string): AppError {
  return new AppError('LICENSE_STATE', { status, action: 'extended' });
}
