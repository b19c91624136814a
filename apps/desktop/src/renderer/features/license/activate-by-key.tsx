import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { KEY_LENGTH, keyCharacters } from '../../shared/format-license-key.ts';
import { useText } from '../../shared/use-text.ts';
import { ActivationResult } from './activation-result.tsx';
import { KeyInput } from './key-input.tsx';
import { useActivation } from './use-activation.ts';

export function ActivateByKey({ onActivated }: { readonly onActivated: () => void }) {
  const text = useText();
  const [key, setKey] = useState('');
  const [tried, setTried] = useState(false);
  const activation = useActivation({ key }, onActivated);
  const count = keyCharacters(key).length;
  const incomplete = count < KEY_LENGTH;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!incomplete) activation.activate();
  };
  const change = (next: string) => {
    setKey(next);
    setTried(false);
    activation.reset();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <KeyInput
          value={key}
          onChange={change}
          error={tried && incomplete ? text('license.activate.keyIncomplete', { count }) : undefined}
        />
        <ActivationResult activation={activation} />
        <Button type="submit" loading={activation.pending}>
          {text('license.activate.submit')}
        </Button>
      </Stack>
    </form>
  );
}
