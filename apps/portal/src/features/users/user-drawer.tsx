import { Button, Group, Stack, Title } from '@mantine/core';
import type { AdminUser } from '@mywasender/contract/http/admin';
import type { RowAction } from '@mywasender/ui/row-menu';
import { SidePanel } from '@mywasender/ui/side-panel';
import { useFormat } from '@mywasender/ui/use-format';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { AppLink } from '../../shared/app-link.tsx';
import { Facts } from '../../shared/facts.tsx';
import { LedgerTable } from '../../shared/ledger-table.tsx';
import { useText } from '../../shared/use-text.ts';

export interface UserDrawerProps {
  readonly user: AdminUser;
  readonly actions: readonly RowAction[];
  readonly licensesHref: string;
  readonly onClose: () => void;
}

function UserLedger({ id }: { readonly id: string }) {
  const api = useApi();
  const pages = usePages(['quota', 'user', id], ({ signal, ...page }) =>
    api.call('GET /v1/admin/users/:id/ledger', { params: { id }, query: page }, { signal }),
  );
  return <LedgerTable pages={pages} />;
}

/** One account beside the list. */
export function UserDrawer({ user, actions, licensesHref, onClose }: UserDrawerProps) {
  const text = useText();
  const format = useFormat();
  const facts = [
    { label: text('admin.email'), value: user.email },
    { label: text('admin.role'), value: text(`admin.roles.${user.role}`) },
    ...(user.balance === null ? [] : [{ label: text('admin.balance'), value: format.number(user.balance) }]),
    { label: text('admin.since'), value: format.dateTime(user.createdAt) },
  ];
  return (
    <SidePanel onClose={onClose} title={user.name}>
      <Stack gap="lg">
        <Facts facts={facts} />
        {user.disabledAt !== null && text('admin.disabledSince', { time: format.dateTime(user.disabledAt) })}
        {user.lockedUntil !== null && text('admin.locked', { time: format.dateTime(user.lockedUntil) })}
        <Group gap="xs">
          {actions.map((action) => (
            <Button
              key={action.key}
              variant="default"
              disabled={action.disabled ?? false}
              onClick={action.onSelect}
            >
              {action.label}
            </Button>
          ))}
        </Group>
        {(user.role === 'reseller' || user.role === 'admin') && (
          <AppLink to={licensesHref}>{text('admin.theirLicenses')}</AppLink>
        )}
        {user.role === 'reseller' && (
          <section aria-label={text('admin.ledger')}>
            <Title order={3} mb="xs">
              {text('admin.ledger')}
            </Title>
            <UserLedger id={user.id} />
          </section>
        )}
      </Stack>
    </SidePanel>
  );
}
