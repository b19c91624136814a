import type { Plan } from '../../generated/prisma/client.ts';
import type { PaidLicense } from './paid-periods.ts';

/** How many computers have to be taken out before a license may get a plan: nobody else decides which. */
export function devicesOver(
  { deviceLimit, _count }: Pick<PaidLicense, 'deviceLimit' | '_count'>,
  plan: Pick<Plan, 'deviceLimit'> | null,
): number {
  return Math.max(0, _count.devices - (deviceLimit ?? plan?.deviceLimit ?? 0));
}
