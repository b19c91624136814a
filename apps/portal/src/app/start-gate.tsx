import { Container } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi, useSession } from '../shared/api/api-context.tsx';

/** Restores the session before anything is shown. An outage is not a sign-out: it is said, with a way to try again. */
export function StartGate({ children }: { readonly children: ReactNode }) {
  const api = useApi();
  const session = useSession();
  const start = useQuery({
    queryKey: ['start'],
    queryFn: api.start,
    enabled: session.status === 'unknown',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (session.status !== 'unknown') return children;
  if (start.isError)
    return (
      <Container component="main" py="xl">
        <ErrorNotice error={start.error} onRetry={() => void start.refetch()} />
      </Container>
    );
  return <Loading />;
}
