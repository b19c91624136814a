import { MantineProvider } from '@mantine/core';
import { AppError } from '@mywasender/contract/app-error';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { type Column, DataTable, type DataTableProps } from './data-table.tsx';
import { createI18n } from './i18n.ts';

interface Person {
  readonly id: string;
  readonly name: string;
}

const columns: readonly Column<Person>[] = [
  { key: 'name', header: 'Name', cell: ({ name }) => name },
  { key: 'id', header: 'Number', cell: ({ id }) => id, align: 'end' },
];

function render(props: Partial<DataTableProps<Person>>): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n({}, 'en')}>
      <MantineProvider>
        <DataTable<Person>
          label="People"
          columns={columns}
          rows={undefined}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          {...props}
        />
      </MantineProvider>
    </I18nextProvider>,
  );
}

const count = (html: string, part: string) => html.split(part).length - 1;
const ada = { id: '1', name: 'Ada' };

describe('DataTable', () => {
  it('says that it loads, that it is empty, and why it failed', () => {
    expect(render({})).toContain('Loading…');
    expect(render({ rows: [] })).toContain('Nothing here yet');
    expect(render({ rows: [], empty: 'No people' })).toContain('No people');
    const failed = render({
      error: new AppError('FORBIDDEN', { requestId: 'req-7' }),
      onRetry: () => undefined,
    });
    expect(failed).toContain('Your account may not do this.');
    expect(failed).toContain('req-7');
    expect(failed).toContain('Try again');
  });

  it('keeps its rows when a later page fails', () => {
    const html = render({ rows: [ada], error: new AppError('UNAVAILABLE') });
    expect(html).toContain('role="alert"');
    expect(count(html, 'role="cell"')).toBe(2);
  });

  it('stays a table for screen readers when its rows become cards', () => {
    const html = render({ rows: [ada, { id: '2', name: 'Bo' }], hasMore: true, onLoadMore: () => undefined });
    expect(html).toContain('aria-label="People"');
    expect([
      count(html, 'role="row"'),
      count(html, 'role="columnheader"'),
      count(html, 'role="cell"'),
    ]).toEqual([3, 2, 4]);
    expect(count(html, 'data-label="Number"')).toBe(2);
    expect(html).toContain('2 shown');
    expect(html).toContain('Load more');
  });

  it('opens rows by a button and names the menu of each', () => {
    const html = render({
      rows: [ada],
      onOpen: () => undefined,
      actions: () => [{ key: 'x', label: 'Remove', onSelect: () => undefined }],
    });
    expect(count(html, 'data-row-opener')).toBe(1);
    expect(html).toContain('aria-label="Actions for Ada"');
  });

  it('has a box for each row that can be chosen, one for all, and counts those that are shown', () => {
    const html = render({
      rows: [ada, { id: '2', name: 'Bo' }, { id: '3', name: 'Cy' }],
      selection: {
        // 3 cannot be chosen, 9 is not shown
        selected: new Set(['1', '3', '9']),
        onChange: () => undefined,
        selectable: ({ id }) => id !== '3',
        actions: 'Do it',
      },
    });
    expect(count(html, 'type="checkbox"')).toBe(3);
    expect(html).toContain('aria-label="Select Ada"');
    expect(html).not.toContain('aria-label="Select Cy"');
    expect(html).toContain('Select all shown');
    expect(html).toContain('1 selected');
    expect(html).toContain('Do it');
  });

  it('offers nothing to be done while no row is chosen', () => {
    const none = { selected: new Set<string>(), onChange: () => undefined, selectable: () => true };
    expect(render({ rows: [ada], selection: { ...none, actions: 'Do it' } })).not.toContain('Do it');
  });

  it('shows no menu where nothing can be done', () => {
    expect(render({ rows: [ada], actions: () => [] })).not.toContain('Actions for Ada');
  });
});
