import type { Faults, Limited } from './types.ts';

type LimitedFault =
  | 'latency'
  | 'errorAck'
  | 'sendHangs'
  | 'crash'
  | 'uploadFails'
  | 'rateLimit'
  | 'duplicateReceipts'
  | 'earlyReceipts';

/**
 * The fault if it is on and meant for this profile and phone; using it up counts against its `times`.
 * A fault that names a phone never hits a call that has none.
 */
export function takeFault<K extends LimitedFault>(
  faults: Faults,
  kind: K,
  who: { readonly profile?: string | undefined; readonly phone?: string | undefined },
): Faults[K] | undefined {
  const fault = faults[kind];
  const limits: Limited | undefined = fault;
  if (fault === undefined || limits === undefined) return undefined;
  if (limits.phone !== undefined && limits.phone !== who.phone) return undefined;
  if (limits.profile !== undefined && limits.profile !== who.profile) return undefined;
  if (limits.times === undefined) return fault;
  if (limits.times <= 1) delete faults[kind];
  else faults[kind] = { ...fault, times: limits.times - 1 };
  return fault;
}
