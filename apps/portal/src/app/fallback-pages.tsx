import { Container } from '@mantine/core';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { PageHeader } from '@mywasender/ui/page-header';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { AppLink } from '../shared/app-link.tsx';
import { useText } from '../shared/use-text.ts';

export function NotFoundPage() {
  const text = useText();
  return (
    <Container component="main" py="xl">
      <PageHeader title={text('shell.notFound')} />
      <EmptyState
        title={text('shell.notFoundText')}
        action={<AppLink to="/">{text('shell.home')}</AppLink>}
      />
    </Container>
  );
}

export function CrashPage({ error, reset }: ErrorComponentProps) {
  const text = useText();
  return (
    <Container component="main" py="xl">
      <PageHeader title={text('shell.crashed')} />
      <ErrorNotice error={error} onRetry={reset} />
    </Container>
  );
}
