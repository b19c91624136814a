import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { SessionUser } from '@mywasender/contract/http/auth';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { useMe } from '../../shared/use-me.ts';
import { useText } from '../../shared/use-text.ts';
import { ChangeEmailDialog } from './change-email-dialog.tsx';
import { PendingEmailNotice } from './pending-email-notice.tsx';

/** The address one signs in with, and the one that is to follow it. */
export function EmailCard({ user }: { readonly user: SessionUser }) {
  const text = useText();
  const { data, error, refetch } = useMe();
  const [asking, setAsking] = useState(false);
  return (
    <Card component="section" aria-label={text('account.email')}>
      <Title order={2} size="h4" mb="sm">
        {text('account.email')}
      </Title>
      <Stack>
        <Text style={{ overflowWrap: 'anywhere' }}>{user.email}</Text>
        <Text size="sm" c="dimmed">
          {text('account.emailText')}
        </Text>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data?.pendingEmail && <PendingEmailNotice pending={data.pendingEmail} />}
        <Group>
          <Button variant="default" onClick={() => setAsking(true)}>
            {text('account.changeEmail')}
          </Button>
        </Group>
      </Stack>
      {asking && <ChangeEmailDialog onClose={() => setAsking(false)} />}
    </Card>
  );
}
