import { Alert, Button, Stack } from '@mantine/core';
import type { SentMethod } from '@mywasender/contract/http/mfa';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { useText } from '../../shared/use-text.ts';

export interface SendCodeProps {
  readonly challengeId: string;
  readonly method: SentMethod;
}

/** Sends on request alone: a page that is loaded twice must not use up the codes. */
export function SendCode({ challengeId, method }: SendCodeProps) {
  const api = useApi();
  const text = useText();
  const send = useMutation({
    mutationFn: () => api.call('POST /v1/auth/mfa/send', { body: { challengeId, method } }),
  });
  return (
    <Stack>
      <ErrorNotice error={send.error} />
      {send.data && <Alert role="status">{text('auth.codeSent', { to: send.data.to })}</Alert>}
      <Button variant="default" loading={send.isPending} onClick={() => send.mutate()}>
        {text(send.data ? 'auth.sendAgain' : 'auth.sendCode')}
      </Button>
    </Stack>
  );
}
