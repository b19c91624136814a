import { AppError } from '@mywasender/contract/app-error';
import { QueryClient } from '@tanstack/react-query';

/** A core that is starting or was started anew answers UNAVAILABLE for a moment; everything else is final. */
const mayPass = (error: Error) => error instanceof AppError && error.code === 'UNAVAILABLE';

export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The core runs on this computer: being offline is no reason to wait.
      queries: {
        networkMode: 'always',
        staleTime: 2000,
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: 700,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
