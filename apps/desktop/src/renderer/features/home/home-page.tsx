import { SimpleGrid, Stack } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { NextSteps } from './next-steps.tsx';
import { ProfileHealth } from './profile-health.tsx';
import { RunningCampaigns } from './running-campaigns.tsx';

export function HomePage() {
  const text = useText();
  return (
    <>
      <PageHeader
        title={text('home.title')}
        description={text('home.hello')}
        actions={<ButtonLink to="/campaigns/new">{text('campaigns.new')}</ButtonLink>}
      />
      <Stack gap="lg">
        <NextSteps />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <RunningCampaigns />
          <ProfileHealth />
        </SimpleGrid>
      </Stack>
    </>
  );
}
