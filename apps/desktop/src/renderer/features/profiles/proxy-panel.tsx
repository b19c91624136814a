import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { ProxyForm } from './proxy-form.tsx';

/** Through which proxy this profile reaches WhatsApp, for networks that need one. */
export function ProxyPanel({ profile }: { readonly profile: Profile }) {
  const text = useText();
  const toasts = useToasts();
  const [editing, setEditing] = useState(false);
  const { id: profileId, proxy } = profile;
  const test = useCommand('profiles.testProxy');
  const remove = useCommand('profiles.removeProxy', {
    alsoChanges: ['system'],
    onSuccess: () => toasts.done(text('profiles.proxy.removed')),
  });
  const edit = () => {
    test.reset();
    setEditing(true);
  };
  return (
    <Card component="section" aria-labelledby="proxy">
      <Stack>
        <Title order={2} id="proxy">
          {text('profiles.proxy.title')}
        </Title>
        <Text size="sm">{text('profiles.proxy.text')}</Text>
        {editing && <ProxyForm profile={profile} onDone={() => setEditing(false)} />}
        {!editing && (
          <>
            {proxy !== null && <ProxyFacts proxy={proxy} />}
            <ErrorNotice error={test.error ?? remove.error} />
            <div role="status">
              {test.data !== undefined && (
                <Alert color={test.data.result === 'reachable' ? 'teal' : 'red'}>
                  {text(`profiles.proxy.result.${test.data.result}`)}
                </Alert>
              )}
            </div>
            <Group gap="sm">
              <Button variant="default" onClick={edit}>
                {text(proxy === null ? 'profiles.proxy.use' : 'profiles.proxy.change')}
              </Button>
              {proxy !== null && (
                <>
                  <Button
                    variant="default"
                    loading={test.isPending}
                    onClick={() => test.mutate({ profileId })}
                  >
                    {text('profiles.proxy.test')}
                  </Button>
                  <Button
                    variant="default"
                    loading={remove.isPending}
                    onClick={() => {
                      test.reset();
                      remove.mutate({ profileId });
                    }}
                  >
                    {text('profiles.proxy.remove')}
                  </Button>
                </>
              )}
            </Group>
          </>
        )}
      </Stack>
    </Card>
  );
}

function ProxyFacts({ proxy }: { readonly proxy: NonNullable<Profile['proxy']> }) {
  const text = useText();
  const { kind, host, port, username, hasPassword } = proxy;
  return (
    <div>
      <Text fw={500} style={{ overflowWrap: 'anywhere' }}>
        {text(`profiles.proxy.kinds.${kind}`)} · {host}:{port}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {username === null
          ? text('profiles.proxy.noLogin')
          : text(hasPassword ? 'profiles.proxy.loginWithPassword' : 'profiles.proxy.login', { username })}
      </Text>
    </div>
  );
}
