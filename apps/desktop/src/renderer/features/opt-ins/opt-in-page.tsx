import '@mantine/charts/styles.css';
import { Button, SimpleGrid, Stack } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatTile } from '@mywasender/ui/stat-tile';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ButtonLink } from '../../shared/button-link.tsx';
import { TextLink } from '../../shared/text-link.tsx';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { JoinedChart } from './joined-chart.tsx';
import { OptInPeople } from './opt-in-people.tsx';
import { ShareCard } from './share-card.tsx';
import { Statements } from './statements.tsx';
import { useOptInActions } from './use-opt-in-actions.ts';
import { useProfileName } from './use-profile-name.ts';

/** One keyword: what to share, who came by it, and what they agreed to. */
export function OptInPage() {
  const text = useText();
  const { optInId } = useParams({ from: '/frame/contacts/opt-ins/$optInId' });
  const { data, error, refetch } = useCommandQuery('contacts.optIn', { optInId });
  return (
    <>
      <TextLink to="/contacts/opt-ins" size="sm">
        {text('optIns.back')}
      </TextLink>
      {data !== undefined && <OptInView found={data} />}
      {data === undefined && error === null && <LoadingLines />}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
    </>
  );
}

function OptInView({ found }: { readonly found: CommandOutput<'contacts.optIn'> }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const profileName = useProfileName();
  const actions = useOptInActions();
  const { optIn, days, statements } = found;
  const params = { optInId: optIn.id };
  const tiles = [
    { key: 'joined', people: optIn.joined, shown: true },
    { key: 'heldBack', people: optIn.heldBack, shown: optIn.heldBack > 0 },
    { key: 'waiting', people: optIn.waiting, shown: optIn.waiting > 0 },
  ] as const;
  return (
    <>
      <PageHeader
        title={optIn.keyword}
        description={
          <>
            <StatusBadge
              tone={optIn.paused ? 'neutral' : 'good'}
              label={text(optIn.paused ? 'optIns.paused' : 'optIns.listening')}
            />{' '}
            <bdi>{profileName(optIn.profileId)}</bdi>
            {' → '}
            <bdi>{optIn.listName}</bdi>
            {optIn.tag !== null && (
              <>
                {' · '}
                <bdi>{optIn.tag}</bdi>
              </>
            )}
          </>
        }
        actions={
          <>
            <Button
              variant="subtle"
              color="red"
              onClick={() => actions.remove(optIn, () => void navigate({ to: '/contacts/opt-ins' }))}
            >
              {text('optIns.remove')}
            </Button>
            <Button variant="default" loading={actions.pausing} onClick={() => actions.pause(optIn)}>
              {text(optIn.paused ? 'optIns.resume' : 'optIns.pause')}
            </Button>
            <ButtonLink variant="default" to="/contacts/opt-ins/$optInId/edit" params={params}>
              {text('optIns.edit')}
            </ButtonLink>
          </>
        }
      />
      <Stack gap="lg">
        <ShareCard optIn={optIn} />
        <SimpleGrid cols={{ base: 1, sm: tiles.filter(({ shown }) => shown).length }}>
          {tiles
            .filter(({ shown }) => shown)
            .map(({ key, people }) => (
              <StatTile
                key={key}
                label={text(`optIns.${key}`)}
                value={format.number(people)}
                hint={text(`optIns.${key}Hint`)}
              />
            ))}
        </SimpleGrid>
        {optIn.joined > 0 && <JoinedChart days={days} />}
        <OptInPeople optInId={optIn.id} />
        <Statements statements={statements} />
      </Stack>
    </>
  );
}
