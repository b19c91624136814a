import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { MailPreferences } from './mail-preferences.tsx';

/** What is stored about a person: to take, to limit, to end. */
export function PrivacyPage() {
  const text = useText();
  const [asked, setAsked] = useState<'export' | 'delete' | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <PageHeader title={text('privacy.title')} description={text('privacy.text')} />
      <Stack maw="44rem">
        <MailPreferences />
        <Card component="section" aria-labelledby="export-title">
          <Title order={2} id="export-title" mb="xs">
            {text('privacy.export')}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {text('privacy.exportText')}
          </Text>
          <Group>
            <Button variant="default" onClick={() => setAsked('export')}>
              {text('privacy.askExport')}
            </Button>
          </Group>
        </Card>
        <Card component="section" aria-labelledby="delete-title">
          <Title order={2} id="delete-title" mb="xs">
            {text('privacy.delete')}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {text('privacy.deleteText')}
          </Text>
          <Group>
            <Button color="red" variant="outline" onClick={() => setAsked('delete')}>
              {text('privacy.delete')}
            </Button>
          </Group>
        </Card>
      </Stack>
      {asked === 'export' && <ExportDialog onClose={close} />}
      {asked === 'delete' && <DeleteDialog onClose={close} />}
    </>
  );
}
