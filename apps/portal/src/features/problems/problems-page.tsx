import { Code, Text } from '@mantine/core';
import type { ActivationProblem } from '@mywasender/contract/http/activation-problems';
import { type Column, DataTable } from '@mywasender/ui/data-table';
import { EmptyState } from '@mywasender/ui/empty-state';
import { PageHeader } from '@mywasender/ui/page-header';
import { useFormat } from '@mywasender/ui/use-format';
import { IconCircleCheck } from '@tabler/icons-react';
import { useApi } from '../../shared/api/api-context.tsx';
import { usePages } from '../../shared/api/use-pages.ts';
import { ProblemState } from '../../shared/problem-state.tsx';
import { ProblemWords } from '../../shared/problem-words.tsx';
import { useText } from '../../shared/use-text.ts';

/** What customers of a shop could not activate, explained. A row leads to its license. */
export function ProblemsPage({ onOpen }: { readonly onOpen: (licenseId: string) => void }) {
  const api = useApi();
  const text = useText();
  const format = useFormat();
  const pages = usePages(['licenses', 'problems'], ({ signal, ...page }) =>
    api.call('GET /v1/activation-problems', { query: page }, { signal }),
  );
  const nameOf = ({ license }: ActivationProblem) => text('licenses.license', { end: license.keyEnd });
  const columns: Column<ActivationProblem>[] = [
    {
      key: 'license',
      nowrap: true,
      header: text('problems.license'),
      cell: ({ license }) => <Code>{text('licenses.keyEnd', { end: license.keyEnd })}</Code>,
    },
    {
      key: 'customer',
      header: text('licenses.customer'),
      cell: ({ license }) => (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {license.customerEmail ?? '–'}
        </Text>
      ),
    },
    {
      key: 'what',
      header: text('problems.happened'),
      cell: (problem) => (
        <div>
          <ProblemWords problem={problem} />
        </div>
      ),
    },
    { key: 'state', header: text('problems.state'), cell: (problem) => <ProblemState problem={problem} /> },
    {
      key: 'times',
      align: 'end',
      header: text('problems.times'),
      cell: ({ count }) => format.number(count),
    },
    {
      key: 'last',
      nowrap: true,
      header: text('problems.last'),
      cell: ({ lastAt }) => format.relative(lastAt),
    },
  ];
  return (
    <>
      <PageHeader title={text('problems.title')} description={text('problems.text')} />
      <DataTable
        {...pages}
        label={text('problems.title')}
        columns={columns}
        rowKey={({ id }) => id}
        rowLabel={nameOf}
        onOpen={({ license }) => onOpen(license.id)}
        empty={
          <EmptyState
            icon={<IconCircleCheck />}
            title={text('problems.none')}
            text={text('problems.noneText')}
          />
        }
      />
    </>
  );
}
