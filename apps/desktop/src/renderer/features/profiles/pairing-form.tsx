import { Button, Stack, TextInput } from '@mantine/core';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** `+` and digits as the core wants them; null when it is no international number. */
function internationalNumber(typed: string): string | null {
  const number = typed.replace(/^00/, '+').replace(/[^\d+]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}

/** Asks WhatsApp for a code to type on the phone, for phones whose camera cannot scan. */
export function PairingForm({ profileId }: { readonly profileId: string }) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const pair = useCommand('profiles.pair');
  const phone = internationalNumber(typed.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (phone !== null) pair.mutate({ profileId, phone });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack align="flex-start">
        <TextInput
          type="tel"
          label={text('profiles.link.phone')}
          description={text('profiles.link.phoneHint')}
          required
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && phone === null ? text('profiles.link.phoneInvalid') : undefined}
        />
        <ErrorNotice error={pair.error} />
        <Button type="submit" variant="default" loading={pair.isPending}>
          {text('profiles.link.getCode')}
        </Button>
      </Stack>
    </form>
  );
}
