import { Anchor, Button, Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import type { DownloadFile, Site } from '@mywasender/contract/http/site';
import { CopyButton } from '@mywasender/ui/copy-button';
import { EmptyState } from '@mywasender/ui/empty-state';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { Loading } from '@mywasender/ui/loading';
import { PageHeader } from '@mywasender/ui/page-header';
import { IconDownload } from '@tabler/icons-react';
import { useSite } from '../../shared/use-site.ts';
import { useText } from '../../shared/use-text.ts';
import { detectSystem } from './detect-system.ts';

const SYSTEMS = ['windows', 'macos', 'linux'] as const;

/** The installers of the app, that of the visitor's computer first. */
export function DownloadPage() {
  const text = useText();
  const query = useSite();
  return (
    <Stack maw="44rem">
      <PageHeader title={text('site.downloadTitle')} description={text('site.downloadText')} />
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Loading />}
      {query.data !== undefined && <Downloads site={query.data} />}
    </Stack>
  );
}

function Downloads({ site: { downloads, operator } }: { readonly site: Site }) {
  const text = useText();
  if (downloads === null) {
    const { contact } = operator;
    return (
      <EmptyState
        title={text('site.noDownloads')}
        text={contact === null ? text('site.noDownloadsText') : text('site.noDownloadsContact', { contact })}
      />
    );
  }
  const { url, version, files } = downloads;
  const own = detectSystem(navigator.userAgent);
  const ofSystem = (system: DownloadFile['system']) => files.filter((file) => file.system === system);
  const first = own !== null && ofSystem(own).length > 0 ? own : null;
  return (
    <>
      {version !== null && <Text fw={600}>{text('site.version', { version })}</Text>}
      {own === null && <Text>{text('site.onPhone')}</Text>}
      {first !== null && (
        <Files
          main
          title={text('site.forYou', { system: text(`site.systems.${first}`) })}
          files={ofSystem(first)}
        />
      )}
      {SYSTEMS.filter((system) => system !== first && ofSystem(system).length > 0).map((system) => (
        <Files key={system} title={text(`site.systems.${system}`)} files={ofSystem(system)} />
      ))}
      {files.length === 0 ? (
        <Group>
          <Button component="a" href={url} leftSection={<IconDownload size={16} aria-hidden />}>
            {text('site.folder')}
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {text('site.checksumHint')}{' '}
          <Anchor href={url} underline="always">
            {text('site.folder')}
          </Anchor>
        </Text>
      )}
      <Text>{text('site.next')}</Text>
    </>
  );
}

interface FilesProps {
  readonly title: string;
  readonly files: readonly DownloadFile[];
  /** the button stands out */
  readonly main?: boolean;
}

function Files({ title, files, main = false }: FilesProps) {
  const text = useText();
  return (
    <Card component="section" aria-label={title}>
      <Stack gap="md">
        <Title order={2} size="h3">
          {title}
        </Title>
        {files.map(({ name, url, sha256 }) => (
          <Stack key={name} gap="xs">
            <Group justify="space-between">
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Text>
              <Button
                component="a"
                href={url}
                aria-label={text('site.downloadOf', { name })}
                variant={main ? 'filled' : 'default'}
                leftSection={<IconDownload size={16} aria-hidden />}
              >
                {text('site.download')}
              </Button>
            </Group>
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" c="dimmed" style={{ flexShrink: 0 }}>
                {text('site.checksum')}
              </Text>
              <Code style={{ overflowWrap: 'anywhere' }}>{sha256}</Code>
              <CopyButton value={sha256} label={text('site.copyChecksum', { name })} />
            </Group>
          </Stack>
        ))}
      </Stack>
    </Card>
  );
}
