import { AppError } from '@mywasender/contract/app-error';
import { statusOf } from '@mywasender/contract/error-codes';
import { QueryClient } from '@tanstack/react-query';

/** An answer below 500 is a conclusion: asking again changes nothing. */
const mayRetry = (failures: number, error: Error) =>
  failures < 2 && error instanceof AppError && statusOf(error.code) >= 500;

export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: mayRetry, staleTime: 15_000 } } });
}
