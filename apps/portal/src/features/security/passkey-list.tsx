import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { Passkey } from '@mywasender/contract/http/mfa';
import { useFormat } from '@mywasender/ui/use-format';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { passkeysWork } from '../../shared/passkeys.ts';
import { useText } from '../../shared/use-text.ts';
import classes from './factor-list.module.css';
import { FactorRow } from './factor-row.tsx';
import { PasskeyDialog } from './passkey-dialog.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

type Asked = { readonly what: 'add' } | { readonly what: 'rename' | 'remove'; readonly passkey: Passkey };

export function PasskeyList({ passkeys }: { readonly passkeys: readonly Passkey[] }) {
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const describe = ({ createdAt, lastUsedAt, synced }: Passkey) =>
    [
      text('security.since', { date: format.date(createdAt) }),
      lastUsedAt === null
        ? text('security.neverUsed')
        : text('security.lastUsed', { when: format.relative(lastUsedAt) }),
      ...(synced ? [text('security.synced')] : []),
    ].join(' · ');
  return (
    <Card component="section" aria-labelledby="passkeys-title">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="passkeys-title">
          {text('security.passkeys')}
        </Title>
        {passkeysWork() && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAsked({ what: 'add' })}
          >
            {text('security.addPasskey')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {text(passkeysWork() ? 'security.passkeysText' : 'security.passkeysNotHere')}
      </Text>
      {passkeys.length > 0 && (
        <Stack component="ul" className={classes.list}>
          {passkeys.map((passkey) => (
            <FactorRow
              key={passkey.id}
              title={passkey.name}
              text={describe(passkey)}
              actions={
                <>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={text('security.renameOf', { name: passkey.name })}
                    onClick={() => setAsked({ what: 'rename', passkey })}
                  >
                    {text('security.rename')}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={text('security.removeOf', { name: passkey.name })}
                    onClick={() => setAsked({ what: 'remove', passkey })}
                  >
                    {text('security.remove')}
                  </Button>
                </>
              }
            />
          ))}
        </Stack>
      )}
      {asked?.what === 'add' && <PasskeyDialog onClose={close} />}
      {asked?.what === 'rename' && <RenameDialog passkey={asked.passkey} onClose={close} />}
      {asked?.what === 'remove' && (
        <RemoveDialog factor={{ passkeyId: asked.passkey.id }} name={asked.passkey.name} onClose={close} />
      )}
    </Card>
  );
}
