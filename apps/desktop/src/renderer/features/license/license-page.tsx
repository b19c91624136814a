import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { LicenseAction } from '@mywasender/contract/license-codes';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { LoadingLines } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { ButtonLink } from '../../shared/button-link.tsx';
import { FactList } from '../../shared/fact-list.tsx';
import { LICENSE_TONES } from '../../shared/license-badge.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useLicenseText } from '../../shared/use-license-text.ts';
import { useText } from '../../shared/use-text.ts';
import { DeactivateButton } from './deactivate-button.tsx';
import { LicenseFiles } from './license-files.tsx';
import { useLicenseFacts } from './use-license-facts.ts';
import { VerdictAction } from './verdict-action.tsx';

const LEADS_TO_A_KEY: ReadonlySet<LicenseAction> = new Set(['activate', 'choose-device', 'enter-key']);

/** What the license allows now, why, until when, and what can be done about it. */
export function LicensePage() {
  const text = useText();
  const toasts = useToasts();
  const licenseText = useLicenseText();
  const factsOf = useLicenseFacts();
  const { data: state, error, refetch } = useCommandQuery('license.state', {});
  const check = useCommand('license.check', {
    answers: 'license.state',
    onSuccess: () => toasts.done(text('license.page.checked')),
  });
  if (state === undefined && error !== null)
    return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (state === undefined) return <LoadingLines />;
  const unlicensed = state.mode === 'unlicensed';
  return (
    <>
      <PageHeader
        title={text('license.page.title')}
        actions={
          !unlicensed && (
            <Button variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
              {text('license.page.check')}
            </Button>
          )
        }
      />
      <Stack>
        <Card>
          <Stack align="flex-start">
            <Group gap="sm">
              <Title order={2}>{text('license.page.status')}</Title>
              <StatusBadge tone={LICENSE_TONES[state.mode]} label={text(`license.page.mode.${state.mode}`)} />
            </Group>
            <Text>{licenseText(state)}</Text>
            <Group gap="sm">
              <VerdictAction
                place="license"
                state={unlicensed && state.action === 'none' ? { ...state, action: 'activate' } : state}
              />
              {state.mode === 'read-only' && !LEADS_TO_A_KEY.has(state.action) && (
                <ButtonLink to="/activate" variant="default">
                  {text('license.page.enterKey')}
                </ButtonLink>
              )}
            </Group>
          </Stack>
        </Card>
        <ErrorNotice error={check.error} />
        <Card>
          <FactList facts={factsOf(state)} />
        </Card>
        <Card>
          <Stack>
            <Title order={2}>{text('license.file.title')}</Title>
            <LicenseFiles onActivated={() => toasts.done(text('license.file.imported'))} />
          </Stack>
        </Card>
        {!unlicensed && <DeactivateButton />}
      </Stack>
    </>
  );
}
