import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { PendingEmail } from '@mywasender/contract/http/email';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useMeChanged } from '../../shared/use-me.ts';
import { useText } from '../../shared/use-text.ts';

/** An address that awaits its link: sent again, or given up. */
export function PendingEmailNotice({ pending }: { readonly pending: PendingEmail }) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const changed = useMeChanged();
  const { email, expiresAt } = pending;
  const resend = useMutation({
    mutationFn: () => api.call('POST /v1/me/email/resend', {}),
    onSuccess: () => toasts.done(text('account.emailResent', { email })),
    // it may be confirmed or over by now
    onSettled: changed,
  });
  const cancel = useMutation({
    mutationFn: () => api.call('POST /v1/me/email/cancel', {}),
    onSuccess: () => toasts.done(text('account.emailKept')),
    onSettled: changed,
  });
  return (
    <Alert role="status">
      <Stack gap="sm">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {text('account.emailPending', { email, time: format.dateTime(expiresAt) })}
        </Text>
        <ErrorNotice error={resend.error ?? cancel.error} />
        <Group gap="xs">
          <Button size="xs" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
            {text('account.resendEmail')}
          </Button>
          <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {text('account.cancelEmail')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
