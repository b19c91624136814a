import { Button, Card, Group, SimpleGrid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconBrandWhatsapp, IconPlus } from '@tabler/icons-react';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { AddCloud } from './add-cloud.tsx';
import { AddProfile } from './add-profile.tsx';
import { ProfileCard } from './profile-card.tsx';

export function ProfilesPage() {
  const text = useText();
  const [adding, dialog] = useDisclosure(false);
  const [addingCloud, cloudDialog] = useDisclosure(false);
  const { data, error, refetch } = useCommandQuery('profiles.list', {});
  const add = (
    <Group gap="sm" justify="center">
      <Button variant="default" onClick={cloudDialog.open}>
        {text('profiles.cloud.add')}
      </Button>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={dialog.open}>
        {text('profiles.add')}
      </Button>
    </Group>
  );
  return (
    <>
      <PageHeader
        title={text('profiles.title')}
        description={text('profiles.description')}
        actions={data !== undefined && data.profiles.length > 0 && add}
      />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingLines />}
      {data?.profiles.length === 0 && (
        <Card>
          <EmptyState
            title={text('profiles.empty')}
            text={text('profiles.emptyText')}
            icon={<IconBrandWhatsapp />}
            action={add}
          />
        </Card>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {data?.profiles.map((profile) => (
          <ProfileCard key={profile.id} profile={profile} />
        ))}
      </SimpleGrid>
      <AddProfile opened={adding} onClose={dialog.close} />
      {addingCloud && <AddCloud onClose={cloudDialog.close} />}
    </>
  );
}
