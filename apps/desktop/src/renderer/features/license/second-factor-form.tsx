import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import type { OwnedLicense } from './owned-licenses.tsx';

type Method = CommandOutput<'license.signIn'>['methods'][number];

export interface SecondFactorFormProps {
  readonly methods: readonly Method[];
  readonly onLicenses: (licenses: readonly OwnedLicense[]) => void;
  readonly onBack: () => void;
}

/** The code after the password. A passkey cannot be used here: it belongs to the browser. */
export function SecondFactorForm({ methods, onLicenses, onBack }: SecondFactorFormProps) {
  const text = useText();
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery');
  const verify = useCommand('license.secondFactor', {
    onSuccess: (output) => onLicenses(output.licenses),
  });
  const send = useCommand('license.sendCode');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '' },
    validate: {
      code: (value) => (value.trim() === '' ? text('license.secondFactor.codeMissing') : null),
    },
  });
  const choose = (wanted: Method) => {
    setMethod(wanted);
    verify.reset();
    send.reset();
    form.reset();
  };
  const submit = form.onSubmit(({ code }) => verify.mutate({ method, code: code.trim() }));
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{text('license.secondFactor.text')}</Text>
        <NativeSelect
          label={text('license.secondFactor.method')}
          value={method}
          data={methods.map((value) => ({ value, label: text(`license.secondFactor.methods.${value}`) }))}
          onChange={(event) => choose(methods.find((one) => one === event.currentTarget.value) ?? method)}
        />
        {(method === 'email' || method === 'sms') && (
          <Group>
            <Button variant="default" loading={send.isPending} onClick={() => send.mutate({ method })}>
              {text('license.secondFactor.send')}
            </Button>
            {send.data && (
              <Text size="sm" role="status">
                {text('license.secondFactor.sentTo', { to: send.data.to })}
              </Text>
            )}
          </Group>
        )}
        <TextInput
          {...form.getInputProps('code')}
          key={method}
          label={text(`license.secondFactor.code.${method}`)}
          inputMode={method === 'recovery' ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={40}
          required
        />
        <ErrorNotice error={verify.error ?? send.error} />
        <Group>
          <Button type="submit" loading={verify.isPending}>
            {text('license.activate.signIn')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {text('license.secondFactor.back')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
