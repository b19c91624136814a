import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { type OwnedLicense, OwnedLicenses } from './owned-licenses.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** Signs in once, shows the licenses of the account, and binds the chosen one. The password is not kept. */
export function ActivateByAccount({ onActivated }: { readonly onActivated: () => void }) {
  const text = useText();
  const [licenses, setLicenses] = useState<readonly OwnedLicense[] | null>(null);
  const signIn = useCommand('license.signIn', { onSuccess: (output) => setLicenses(output.licenses) });
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (value) => (value.trim().length < 3 ? text('license.activate.emailMissing') : null),
      password: (value) => (value === '' ? text('license.activate.passwordMissing') : null),
    },
  });
  if (licenses !== null) return <OwnedLicenses licenses={licenses} onActivated={onActivated} />;
  if (signIn.data !== undefined && signIn.data.licenses === null)
    return <SecondFactorForm methods={signIn.data.methods} onLicenses={setLicenses} onBack={signIn.reset} />;
  const submit = form.onSubmit(({ email, password }) => signIn.mutate({ email: email.trim(), password }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          {...form.getInputProps('email')}
          type="email"
          label={text('license.activate.email')}
          autoComplete="username"
          required
        />
        <PasswordInput
          {...form.getInputProps('password')}
          label={text('license.activate.password')}
          autoComplete="current-password"
          required
        />
        <ErrorNotice error={signIn.error} />
        <Button type="submit" loading={signIn.isPending}>
          {text('license.activate.signIn')}
        </Button>
      </Stack>
    </form>
  );
}
