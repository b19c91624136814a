import type { Faults, Limited } from './types.ts';

type LimitedFault =
  | 'latency'
  | 'errorAck'
  | 'sendHangs'
  | 'crash'
  | 'uploadFails'
  | 'rateLimit'
  | 'nonsense'
  | 'duplicateReceipts'
  | 'earlyReceipts';

type Nonsense = NonNullable<Faults['nonsense']>;

/** What the page's own function gives instead of an answer of this kind. */
export function takeNonsense(
  faults: Faults,
  of: Nonsense['of'],
  who: Parameters<typeof takeFault>[2],
): { readonly nonsense: unknown } | undefined {
  if (faults.nonsense?.of !== of) return undefined;
  const fault = takeFault(faults, 'nonsense', who);
  return fault && { nonsense: 'answer' in fault ? fault.answer : 42 };
}

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
