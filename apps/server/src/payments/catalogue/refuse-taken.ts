import { AppError } from '@mywasender/contract/app-error';
import { Prisma } from '../../generated/prisma/client.ts';

/** Runs a write; one that meets a row which is there already is refused with the code. */
export async function refuseTaken<T>(
  code: 'PRODUCT_NAME_TAKEN' | 'PRICE_EXISTS',
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') {
      throw new AppError(code, {}, error);
    }
    throw error;
  }
}
