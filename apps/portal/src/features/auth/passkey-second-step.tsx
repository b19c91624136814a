import { Button, Stack } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../shared/api/api-context.tsx';
import { askPasskey } from '../../shared/passkeys.ts';
import { useText } from '../../shared/use-text.ts';

export function PasskeySecondStep({ challengeId }: { readonly challengeId: string }) {
  const api = useApi();
  const text = useText();
  const verify = useMutation({
    mutationFn: async () => {
      const { options } = await api.call('POST /v1/auth/mfa/passkey', { body: { challengeId } });
      const passkey = await askPasskey(options);
      await api.finishSignIn('POST /v1/auth/mfa/verify', {
        body: { challengeId, method: 'passkey', passkey },
      });
    },
  });
  return (
    <Stack>
      <ErrorNotice error={verify.error} />
      <Button
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {text('auth.usePasskey')}
      </Button>
    </Stack>
  );
}
