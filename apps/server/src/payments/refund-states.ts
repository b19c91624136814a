import type { Prisma } from '../generated/prisma/client.ts';

/** What becomes of a failed refund that is tried again: nothing was given back for it. */
export const RETRIED = 'retried';

/** Not over: the provider refused it or could not do it, and no admin said what became of it. */
export const UNSETTLED = { state: 'failed', settledAt: null } as const satisfies Prisma.RefundWhereInput;

/** It failed at the provider, and an admin gave the money back in another way. */
export const SETTLED_OTHERWISE = {
  state: 'failed',
  settledAt: { not: null },
  settlement: { not: RETRIED },
} as const satisfies Prisma.RefundWhereInput;
