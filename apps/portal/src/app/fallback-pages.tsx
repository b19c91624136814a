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

/** A page that could not be shown, inside the frame. Loading everything anew also fetches files that were missing. */
export function CrashNotice({ error }: ErrorComponentProps) {
  const text = useText();
  return <ErrorNotice title={text('shell.crashed')} error={error} onRetry={() => location.reload()} />;
}

export function CrashPage(props: ErrorComponentProps) {
  return (
    <Container component="main" py="xl">
      <CrashNotice {...props} />
    </Container>
  );
}
