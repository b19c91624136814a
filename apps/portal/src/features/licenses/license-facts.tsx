import type { License } from '@mywasender/contract/http/licenses';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useFormat } from '@mywasender/ui/use-format';
import { type Fact, Facts } from '../../shared/facts.tsx';
import { STATUS_TONES } from '../../shared/license-status.ts';
import { useText } from '../../shared/use-text.ts';
import type { LicenseScope } from './license-scope.ts';

export function LicenseFacts({
  license,
  scope,
}: {
  readonly license: License;
  readonly scope: LicenseScope;
}) {
  const text = useText();
  const format = useFormat();
  const { status, nextPlan, expiresAt, firstActivatedAt, revokedAt, issuer } = license;
  const people: readonly Fact[] =
    scope === 'mine'
      ? []
      : [
          { label: text('licenses.customer'), value: license.customerEmail ?? '–' },
          { label: text('licenses.note'), value: license.note ?? '–' },
        ];
  const facts: readonly Fact[] = [
    {
      label: text('licenses.status'),
      value: <StatusBadge tone={STATUS_TONES[status]} label={text(`licenses.statuses.${status}`)} />,
    },
    {
      label: text('licenses.plan'),
      value:
        nextPlan === null ? (
          license.plan.name
        ) : (
          <>
            {license.plan.name}
            <br />
            {text('licenses.nextPlan', { date: format.date(nextPlan.at), plan: nextPlan.name })}
          </>
        ),
    },
    {
      label: text('licenses.devices'),
      value: text('licenses.devicesUsed', { used: license.devicesUsed, limit: license.deviceLimit }),
    },
    {
      label: text('licenses.expires'),
      value: expiresAt === null ? text('licenses.withoutEnd') : format.dateTime(expiresAt),
    },
    ...people,
    ...(scope === 'admin' && issuer !== null
      ? [{ label: text('licenses.seller'), value: `${issuer.name} (${issuer.email})` }]
      : []),
    { label: text('licenses.created'), value: format.dateTime(license.createdAt) },
    {
      label: text('licenses.firstActivated'),
      value: firstActivatedAt === null ? text('licenses.notYet') : format.dateTime(firstActivatedAt),
    },
    ...(revokedAt === null ? [] : [{ label: text('licenses.revokedAt'), value: format.dateTime(revokedAt) }]),
  ];
  return <Facts facts={facts} />;
}
