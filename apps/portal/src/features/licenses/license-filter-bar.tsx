import { Button, Group, NativeSelect } from '@mantine/core';
import { LICENSE_STATUS_LIST, type LicenseFilters, SOON_DAYS } from '../../shared/license-filters.ts';
import { SearchField } from '../../shared/search-field.tsx';
import { usePlans } from '../../shared/use-plans.ts';
import { useText } from '../../shared/use-text.ts';

export interface LicenseFilterBarProps {
  readonly filters: LicenseFilters;
  readonly onChange: (filters: LicenseFilters) => void;
}

/** What one may choose beside the states. */
const END_SOON = 'end-soon';

export function LicenseFilterBar({ filters, onChange }: LicenseFilterBarProps) {
  const text = useText();
  const plans = usePlans();
  const any = Object.values(filters).some((value) => value !== undefined);
  const statusOptions = [
    { value: '', label: text('shell.all') },
    ...LICENSE_STATUS_LIST.map((status) => ({ value: status, label: text(`licenses.statuses.${status}`) })),
    { value: END_SOON, label: text('licenses.endSoon', { days: SOON_DAYS }) },
  ];
  const planOptions = [
    { value: '', label: text('shell.all') },
    ...(plans.data?.items ?? []).map((plan) => ({ value: plan.id, label: plan.name })),
  ];
  return (
    <Group align="flex-end" gap="sm" mb="md" role="search">
      <SearchField
        label={text('licenses.searchLabel')}
        placeholder={text('licenses.searchPlaceholder')}
        value={filters.q ?? ''}
        onChange={(q) => onChange({ ...filters, q: q === '' ? undefined : q })}
      />
      <NativeSelect
        label={text('licenses.statusFilter')}
        data={statusOptions}
        value={filters.endsWithin === undefined ? (filters.status ?? '') : END_SOON}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({
            ...filters,
            status: LICENSE_STATUS_LIST.find((status) => status === value),
            endsWithin: value === END_SOON ? SOON_DAYS : undefined,
          });
        }}
      />
      <NativeSelect
        label={text('licenses.planFilter')}
        data={planOptions}
        value={filters.planId ?? ''}
        onChange={(event) => onChange({ ...filters, planId: event.currentTarget.value || undefined })}
      />
      {any && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {text('licenses.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
