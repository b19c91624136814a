import { Button, Code, Text } from '@mantine/core';
import type { ApiKey } from '@mywasender/contract/http/api-keys';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconApi, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx';
import { useText } from '../../shared/use-text.ts';
import { MakeKeyDialog } from './make-key-dialog.tsx';
import { SCOPE_TEXTS } from './scope-texts.ts';

const API_KEYS_KEY = ['api-keys'];

/** The keys by which programs of a shop call the server. */
export function ApiKeysPage() {
  const api = useApi();
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<'make' | ApiKey | null>(null);
  const [openedAt] = useState(() => Date.now());
  const close = () => setAsked(null);
  const changed = () => queryClient.invalidateQueries({ queryKey: API_KEYS_KEY });
  const pages = usePages(API_KEYS_KEY, ({ signal, ...page }) =>
    api.call('GET /v1/api-keys', { query: page }, { signal }),
  );
  const revoke = async ({ id, name }: ApiKey) => {
    await api.call('DELETE /v1/api-keys/:id', { params: { id } });
    toasts.done(text('apiKeys.revoked', { name }));
    await changed();
  };
  const expiry = ({ expiresAt }: ApiKey) => {
    if (expiresAt === null) return text('apiKeys.never');
    const date = format.date(expiresAt);
    return new Date(expiresAt).getTime() > openedAt ? date : text('apiKeys.expired', { date });
  };
  const columns: Column<ApiKey>[] = [
    { key: 'name', header: text('apiKeys.name'), cell: ({ name }) => name },
    {
      key: 'end',
      nowrap: true,
      header: text('apiKeys.key'),
      cell: ({ keyEnd }) => <Code>{text('apiKeys.keyEnd', { end: keyEnd })}</Code>,
    },
    {
      key: 'rights',
      header: text('apiKeys.rights'),
      cell: ({ scopes }) => format.list(scopes.map((scope) => text(`apiKeys.right.${SCOPE_TEXTS[scope]}`))),
    },
    {
      key: 'addresses',
      header: text('apiKeys.addresses'),
      cell: ({ allowedAddresses }) =>
        allowedAddresses.length === 0 ? (
          text('apiKeys.anywhere')
        ) : (
          <Text component="bdi" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {allowedAddresses.join(', ')}
          </Text>
        ),
    },
    { key: 'expires', header: text('apiKeys.expires'), cell: expiry },
    {
      key: 'used',
      header: text('apiKeys.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? text('apiKeys.notYet') : format.relative(lastUsedAt)),
    },
    {
      key: 'revoke',
      header: text('apiKeys.revoke'),
      cell: (key) => (
        <Button
          size="xs"
          variant="default"
          c="var(--mantine-color-error)"
          aria-label={text('apiKeys.revokeOf', { name: key.name })}
          onClick={() => setAsked(key)}
        >
          {text('apiKeys.revoke')}
        </Button>
      ),
    },
  ];
  const make = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked('make')}>
      {text('apiKeys.make')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={text('apiKeys.title')}
        description={text('apiKeys.text')}
        actions={pages.rows?.length === 0 ? undefined : make}
      />
      <DataTable
        {...pages}
        label={text('apiKeys.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        empty={
          <EmptyState
            icon={<IconApi />}
            title={text('apiKeys.none')}
            text={text('apiKeys.noneText')}
            action={make}
          />
        }
      />
      {asked === 'make' && <MakeKeyDialog onMade={() => void changed()} onClose={close} />}
      {asked !== null && asked !== 'make' && (
        <ConfirmDialog
          danger
          title={text('apiKeys.revokeTitle', { name: asked.name })}
          text={text('apiKeys.revokeText')}
          confirmLabel={text('apiKeys.revoke')}
          onConfirm={() => revoke(asked)}
          onClose={close}
        />
      )}
    </>
  );
}
