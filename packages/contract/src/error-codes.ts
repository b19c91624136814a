import { accountErrors } from './errors/accounts.ts';
import { commonErrors } from './errors/common.ts';
import { desktopErrors } from './errors/desktop.ts';
import { gatewayErrors } from './errors/gateway.ts';
import { incidentErrors } from './errors/incidents.ts';
import { licensingErrors } from './errors/licensing.ts';
import { operationErrors } from './errors/operation.ts';
import { paymentErrors } from './errors/payments.ts';
import { privacyErrors } from './errors/privacy.ts';
import { resellerErrors } from './errors/resellers.ts';
import { secondFactorErrors } from './errors/second-factor.ts';
import { senderErrors } from './errors/sender.ts';
import { serverErrors } from './errors/server.ts';
import { simulatorErrors } from './errors/simulator.ts';

/** Every error the product can answer with. The list is closed; translations are keyed by the code. */
export const ERRORS = {
  ...commonErrors,
  ...serverErrors,
  ...incidentErrors,
  ...licensingErrors,
  ...secondFactorErrors,
  ...resellerErrors,
  ...privacyErrors,
  ...paymentErrors,
  ...accountErrors,
  ...gatewayErrors,
  ...senderErrors,
  ...desktopErrors,
  ...simulatorErrors,
  ...operationErrors,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** HTTP status for a code; IPC ignores it. */
export function statusOf(code: ErrorCode): number {
  return ERRORS[code].status;
}

/** The English sentence for a code, its `{placeholders}` filled. Placeholders without a value stay visible. */
export function describeError(
  code: ErrorCode,
  params: Readonly<Record<string, string | number | boolean | null>> = {},
): string {
  return ERRORS[code].message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    params[name] === undefined ? whole : String(params[name]),
  );
}
