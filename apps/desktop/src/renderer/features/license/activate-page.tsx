import { Container, Group, Stack, Tabs, Text } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useNavigate } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { ActivateByAccount } from './activate-by-account.tsx';
import { ActivateByKey } from './activate-by-key.tsx';
import { LicenseFiles } from './license-files.tsx';
import { StartTrial } from './start-trial.tsx';

/** Binds a license to this computer, by its key or by the account that owns it. */
export function ActivatePage() {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const activated = () => {
    toasts.done(text('license.activate.done'));
    void navigate({ to: '/', replace: true });
  };
  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={text('license.activate.title')} description={text('license.activate.description')} />
      <Stack>
        <Tabs defaultValue="key" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="key">{text('license.activate.byKey')}</Tabs.Tab>
            <Tabs.Tab value="account">{text('license.activate.byAccount')}</Tabs.Tab>
            <Tabs.Tab value="file">{text('license.activate.byFile')}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="key">
            <ActivateByKey onActivated={activated} />
          </Tabs.Panel>
          <Tabs.Panel value="account">
            <ActivateByAccount onActivated={activated} />
          </Tabs.Panel>
          <Tabs.Panel value="file">
            <LicenseFiles onActivated={activated} />
          </Tabs.Panel>
        </Tabs>
        <StartTrial onActivated={activated} />
        <Group gap="sm" mt="md">
          <ButtonLink to="/" variant="subtle">
            {text('license.activate.later')}
          </ButtonLink>
          <Text size="sm" c="dimmed">
            {text('license.activate.laterHint')}
          </Text>
        </Group>
      </Stack>
    </Container>
  );
}
