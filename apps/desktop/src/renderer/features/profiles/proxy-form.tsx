import {
  Button,
  Group,
  NativeSelect,
  PasswordInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { Profile, ProfileProxy } from '@mywasender/contract/models/profile';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface ProxyFormProps {
  readonly profile: Profile;
  readonly onDone: () => void;
}

const KINDS: readonly ProfileProxy['kind'][] = ['http', 'https', 'socks5'];

/** The whole setting each time: the password saved before is never shown and not kept. */
export function ProxyForm({ profile, onDone }: ProxyFormProps) {
  const text = useText();
  const toasts = useToasts();
  const before = profile.proxy;
  const [kind, setKind] = useState<ProfileProxy['kind']>(before?.kind ?? 'http');
  const [host, setHost] = useState(before?.host ?? '');
  const [port, setPort] = useState(before === null ? '' : String(before.port));
  const [username, setUsername] = useState(before?.username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const save = useCommand('profiles.setProxy', {
    alsoChanges: ['system'],
    onSuccess: () => {
      toasts.done(text('profiles.proxy.saved'));
      onDone();
    },
  });
  const number = /^\d{1,5}$/.test(port.trim()) ? Number(port) : 0;
  const portWrong = number < 1 || number > 65_535;
  const hostMissing = host.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (portWrong || hostMissing) return;
    save.mutate({
      profileId: profile.id,
      kind,
      host: host.trim(),
      port: number,
      username: username === '' ? null : username,
      password: password === '' ? null : password,
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NativeSelect
            label={text('profiles.proxy.kind')}
            value={kind}
            data={KINDS.map((value) => ({ value, label: text(`profiles.proxy.kinds.${value}`) }))}
            onChange={({ currentTarget }) =>
              setKind(KINDS.find((value) => value === currentTarget.value) ?? 'http')
            }
          />
          <TextInput
            label={text('profiles.proxy.host')}
            placeholder="proxy.example.com"
            required
            spellCheck={false}
            maxLength={300}
            value={host}
            onChange={({ currentTarget }) => setHost(currentTarget.value)}
            error={tried && hostMissing ? text('profiles.proxy.hostMissing') : undefined}
          />
          <TextInput
            label={text('profiles.proxy.port')}
            inputMode="numeric"
            required
            maxLength={5}
            value={port}
            onChange={({ currentTarget }) => setPort(currentTarget.value)}
            error={tried && portWrong ? text('profiles.proxy.portWrong') : undefined}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={text('profiles.proxy.username')}
            autoComplete="off"
            spellCheck={false}
            maxLength={255}
            value={username}
            onChange={({ currentTarget }) => setUsername(currentTarget.value)}
          />
          <PasswordInput
            label={text('profiles.proxy.password')}
            autoComplete="off"
            maxLength={255}
            value={password}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': text('profiles.proxy.showPassword') }}
          />
        </SimpleGrid>
        <Text size="sm" c="dimmed">
          {text(
            before?.hasPassword === true ? 'profiles.proxy.passwordAgain' : 'profiles.proxy.passwordHint',
          )}
        </Text>
        <ErrorNotice error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {text('app.actions.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text('profiles.proxy.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
