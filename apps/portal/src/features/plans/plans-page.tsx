import { Button, Text } from '@mantine/core';
import type { AdminPlan } from '@mywasender/contract/http/plans';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { IconEdit, IconLicense, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useUser } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { useText } from '../../shared/use-text.ts';
import { PlanPanel } from './plan-panel.tsx';

/** Every plan there ever was. Ending a sale happens at once and can be undone. */
export function PlansPage() {
  const api = useApi();
  const changing = useUser()?.role === 'admin';
  const queryClient = useQueryClient();
  const toasts = useToasts();
  const text = useText();
  const format = useFormat();
  const [asked, setAsked] = useState<AdminPlan | 'new' | null>(null);
  // below the key of the plans that are sold, with which it becomes stale
  const pages = usePages(['plans', 'all'], ({ signal, ...page }) =>
    api.call('GET /v1/admin/plans', { query: page }, { signal }),
  );
  const toggle = ({ id, name, active }: AdminPlan) => {
    const setActive = async (wanted: boolean) => {
      await api.call('PATCH /v1/admin/plans/:id', { params: { id }, body: { active: wanted } });
      await queryClient.invalidateQueries({ queryKey: ['plans'] });
    };
    return toasts.setWithUndo({
      of: `plan ${id}`,
      message: text(active ? 'plans.retired' : 'plans.resumed', { name }),
      set: setActive,
      value: !active,
      before: active,
    });
  };
  const done = (sentence: 'plans.added' | 'plans.saved') => (saved: AdminPlan) =>
    toasts.done(text(sentence, { name: saved.name }));
  const columns: Column<AdminPlan>[] = [
    {
      key: 'name',
      header: text('plans.name'),
      cell: ({ name }) => <span style={{ overflowWrap: 'anywhere' }}>{name}</span>,
    },
    {
      key: 'description',
      header: text('plans.description'),
      cell: ({ description }) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {description === '' ? '–' : description}
        </Text>
      ),
    },
    {
      key: 'days',
      nowrap: true,
      header: text('plans.days'),
      cell: ({ durationDays }) =>
        durationDays === null ? text('plans.withoutEnd') : text('plans.daysCount', { count: durationDays }),
    },
    {
      key: 'devices',
      align: 'end',
      header: text('plans.devices'),
      cell: ({ deviceLimit }) => format.number(deviceLimit),
    },
    {
      key: 'licenses',
      align: 'end',
      header: text('plans.licenses'),
      cell: ({ licenses }) => format.number(licenses),
    },
    {
      key: 'state',
      header: text('plans.state'),
      cell: ({ active, trial }) => {
        if (!active) return <StatusBadge tone="neutral" label={text('plans.notSold')} />;
        return trial ? (
          <StatusBadge tone="info" label={text('plans.trialOffer')} />
        ) : (
          <StatusBadge tone="good" label={text('plans.sold')} />
        );
      },
    },
  ];
  const add = changing && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsked('new')}>
      {text('plans.add')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={text('plans.title')}
        description={text('plans.text')}
        actions={pages.rows?.length === 0 ? undefined : add}
      />
      <DataTable
        {...pages}
        label={text('plans.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        {...(changing
          ? {
              onOpen: setAsked,
              actions: (plan: AdminPlan) => [
                {
                  key: 'edit',
                  label: text('plans.edit'),
                  icon: <IconEdit size={16} aria-hidden />,
                  onSelect: () => setAsked(plan),
                },
                {
                  key: 'toggle',
                  label: text(plan.active ? 'plans.retire' : 'plans.resume'),
                  onSelect: () => void toggle(plan),
                },
              ],
            }
          : {})}
        empty={
          <EmptyState
            icon={<IconLicense />}
            title={text('plans.none')}
            text={text('plans.noneText')}
            action={add}
          />
        }
      />
      {asked === 'new' && <PlanPanel onDone={done('plans.added')} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'new' && (
        <PlanPanel plan={asked} onDone={done('plans.saved')} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
