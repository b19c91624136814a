import { Code } from '@mantine/core';
import type { License } from '@mywasender/contract/http/licenses';
import type { Column } from '@mywasender/ui/data-table';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { STATUS_TONES } from '../../shared/license-status.ts';
import { useText } from '../../shared/use-text.ts';
import type { LicenseScope } from './license-scope.ts';

export function useLicenseColumns(scope: LicenseScope): readonly Column<License>[] {
  const text = useText();
  const format = useFormat();
  const seller: Column<License> = {
    key: 'seller',
    header: text('licenses.seller'),
    cell: ({ issuer }) => issuer?.name ?? '–',
  };
  const customer: Column<License> = {
    key: 'customer',
    header: text('licenses.customer'),
    cell: ({ customerEmail }) => customerEmail ?? '–',
  };
  const note: Column<License> = {
    key: 'note',
    header: text('licenses.note'),
    cell: (row) => row.note ?? '–',
  };
  const people = { mine: [], reseller: [customer, note], admin: [seller, customer] }[scope];
  return [
    {
      key: 'key',
      nowrap: true,
      header: text('licenses.key'),
      cell: (row) => <Code>{text('licenses.keyEnd', { end: row.keyEnd })}</Code>,
    },
    {
      key: 'status',
      header: text('licenses.status'),
      cell: ({ status }) => (
        <StatusBadge tone={STATUS_TONES[status]} label={text(`licenses.statuses.${status}`)} />
      ),
    },
    { key: 'plan', header: text('licenses.plan'), cell: ({ plan }) => plan.name },
    ...people,
    {
      key: 'devices',
      nowrap: true,
      header: text('licenses.devices'),
      cell: (row) => text('licenses.devicesUsed', { used: row.devicesUsed, limit: row.deviceLimit }),
    },
    {
      key: 'expires',
      nowrap: true,
      header: text('licenses.expires'),
      cell: ({ expiresAt }) => (expiresAt === null ? text('licenses.withoutEnd') : format.date(expiresAt)),
    },
  ];
}
