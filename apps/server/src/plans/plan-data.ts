import { AppError } from '@mywasender/contract/app-error';
import type { UpdatePlanBody } from '@mywasender/contract/http/plans';
import { type ExpiryBasis, Prisma } from '../generated/prisma/client.ts';

/** The columns a plan body sets; what it does not name is left out. */
export function planData(body: Omit<UpdatePlanBody, 'version'>) {
  const { expiryBasis, sellerBounds, ...rest } = body;
  const basis: ExpiryBasis | undefined = expiryBasis === 'first-activation' ? 'firstActivation' : expiryBasis;
  return {
    ...rest,
    ...(basis === undefined ? {} : { expiryBasis: basis }),
    ...(sellerBounds === undefined ? {} : { sellerBounds: { ...sellerBounds } }),
  };
}

/** Days that never begin to run would be a license without end nobody meant to sell. */
export function refuseImpossiblePlan(plan: {
  readonly durationDays: number | null;
  readonly expiryBasis: string;
  readonly trial: boolean;
}): void {
  if (plan.durationDays !== null) return;
  const problem = 'needs a number of days';
  if (plan.trial)
    throw new AppError('VALIDATION_FAILED', { field: 'durationDays', problem: `a trial ${problem}` });
  if (plan.expiryBasis !== 'creation') {
    throw new AppError('VALIDATION_FAILED', {
      field: 'durationDays',
      problem: `expiry from first activation ${problem}`,
    });
  }
}

/** Runs a write of a plan; a name that is taken is `PLAN_NAME_TAKEN`. */
export async function refuseTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError('PLAN_NAME_TAKEN', {}, error);
    }
    throw error;
  }
}
