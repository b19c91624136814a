import type { BulkActionBody, BulkExtendBody, BulkLicensesAnswer } from '@mywasender/contract/http/licenses';
import type { ServerDeps } from '../shared/deps.ts';
import { runOnce } from '../shared/idempotency.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { actOnLicenses, type LicenseAction } from './act-on-licenses.ts';
import { statusChange } from './change-license-status.ts';
import { extension } from './extend-license.ts';
import { revocation } from './revoke-license.ts';

/** Suspends all of these licenses or none; with a revoked one among them none. */
export function suspendLicenses(
  deps: ServerDeps,
  body: BulkActionBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<BulkLicensesAnswer> {
  const action = statusChange(deps, { to: 'suspended', reason: body.reason, context });
  return actOnce(deps, { verb: 'suspend', body, idempotencyKey, action });
}

/** Undoes suspensions, all or none. */
export function resumeLicenses(
  deps: ServerDeps,
  body: BulkActionBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<BulkLicensesAnswer> {
  const action = statusChange(deps, { to: 'active', reason: body.reason, context });
  return actOnce(deps, { verb: 'resume', body, idempotencyKey, action });
}

/** Revokes all of these licenses for good, or none; each gives back its unit as it would alone. */
export function revokeLicenses(
  deps: ServerDeps,
  body: BulkActionBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<BulkLicensesAnswer> {
  const action = revocation(deps, body.reason, context);
  return actOnce(deps, { verb: 'revoke', body, idempotencyKey, action });
}

/** Moves the end of all of these licenses, or of none. */
export function extendLicenses(
  deps: ServerDeps,
  body: BulkExtendBody,
  context: RequestContext,
  idempotencyKey: string | undefined,
): Promise<BulkLicensesAnswer> {
  const action = extension(deps, body, context);
  return actOnce(deps, { verb: 'extend', body, idempotencyKey, action });
}

async function actOnce(
  deps: ServerDeps,
  input: {
    readonly verb: string;
    readonly body: BulkActionBody | BulkExtendBody;
    readonly idempotencyKey: string | undefined;
    readonly action: LicenseAction;
  },
): Promise<BulkLicensesAnswer> {
  const { verb, body, idempotencyKey, action } = input;
  const call = {
    userId: action.context.actor.id,
    key: idempotencyKey,
    request: ['bulk', verb, body],
  };
  const answer = await runOnce(deps, call, (tx) => actOnLicenses(deps, tx, body.ids, action));
  for (const id of answer.changed) deps.signals.publish({ kind: 'license', id });
  return answer;
}
