import { Button, Stack } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { askPasskey } from '../../shared/passkeys.ts';
import { useText } from '../../shared/use-text.ts';

/** Signs in without a password. */
export function PasskeySignIn() {
  const api = useApi();
  const text = useText();
  const signIn = useMutation({
    mutationFn: async () => {
      const { challengeId, options } = await api.call('POST /v1/auth/passkey', { body: {} });
      const passkey = await askPasskey(options);
      await api.finishSignIn('POST /v1/auth/passkey/verify', { body: { challengeId, passkey } });
    },
  });
  return (
    <Stack>
      <ErrorNotice error={signIn.error} />
      <Button
        variant="default"
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate()}
      >
        {text('auth.withPasskey')}
      </Button>
    </Stack>
  );
}
