import { Button, Checkbox, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef } from 'react';
import classes from './data-table.module.css';
import { EmptyState } from './empty-state.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { LoadingLines } from './loading.tsx';
import { nextFocus } from './row-focus.ts';
import { type RowAction, RowMenu } from './row-menu.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { useUiText } from './use-ui-text.ts';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** numbers stand at the end */
  readonly align?: 'start' | 'end';
  readonly width?: string;
  /** for dates, keys and other short values that read badly when broken */
  readonly nowrap?: boolean;
}

/** Rows chosen to have something done to all of them. */
export interface RowSelection<Row> {
  /** keys of the chosen rows; those that are not shown do not count */
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  /** rows that can be chosen */
  readonly selectable: (row: Row) => boolean;
  /** what can be done with them, shown while there are any */
  readonly actions: ReactNode;
}

export interface DataTableProps<Row> {
  /** accessible name of the table */
  readonly label: string;
  /** the first one names the row: it opens it and heads its card on narrow screens */
  readonly columns: readonly Column<Row>[];
  /** undefined while the first page loads */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  /** how the row is called in "Actions for …" */
  readonly rowLabel: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly actions?: (row: Row) => readonly RowAction[];
  readonly selection?: RowSelection<Row>;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly empty?: ReactNode;
  readonly hasMore?: boolean;
  readonly loadingMore?: boolean;
  readonly onLoadMore?: () => void;
}

const cellClass = ({ align, nowrap }: Pick<Column<never>, 'align' | 'nowrap'>) =>
  [classes.cell, align === 'end' ? classes.end : '', nowrap === true ? classes.nowrap : ''].join(' ');

const isInteractive = (target: EventTarget) =>
  target instanceof Element &&
  target.closest('button, a, input, select, textarea, [role="menu"], [data-select]') !== null;

/**
 * A list with a sticky header, row menus and paging by cursor. ↑ ↓ Home End move between rows. Below 44 rem of
 * its own width rows become cards; explicit roles keep it a table for screen readers there.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, rowLabel, onOpen, actions, selection, error, onRetry, empty } = props;
  const text = useUiText();
  const body = useRef<HTMLTableSectionElement>(null);

  const failed = error !== undefined && error !== null;
  if (rows === undefined) return failed ? <ErrorNotice error={error} onRetry={onRetry} /> : <LoadingLines />;
  if (rows.length === 0)
    return <div className={classes.frame}>{empty ?? <EmptyState title={text('table.empty')} />}</div>;

  const moveFocus = (event: KeyboardEvent) => {
    const target = nextFocus(body.current, event.key);
    if (target === null) return;
    event.preventDefault();
    target.focus();
  };
  const openByPointer = (event: MouseEvent, row: Row) => {
    if (onOpen !== undefined && !isInteractive(event.target)) onOpen(row);
  };
  const cellContent = (column: Column<Row>, row: Row, first: boolean) =>
    first && onOpen !== undefined ? (
      <UnstyledButton className={classes.opener} data-row-opener onClick={() => onOpen(row)}>
        {column.cell(row)}
      </UnstyledButton>
    ) : (
      column.cell(row)
    );

  const selectable = selection === undefined ? [] : rows.filter(selection.selectable).map(rowKey);
  const chosen = new Set(selectable.filter((key) => selection?.selected.has(key)));

  return (
    <div className={classes.frame}>
      {selection !== undefined && (
        <SelectionBar
          keys={selectable}
          chosen={chosen.size}
          onChange={selection.onChange}
          actions={selection.actions}
        />
      )}
      {failed && <ErrorNotice error={error} onRetry={onRetry} />}
      <Table
        className={classes.table}
        role="table"
        aria-label={label}
        stickyHeader
        stickyHeaderOffset={
          selection === undefined
            ? 'var(--app-shell-header-height, 0px)'
            : 'calc(var(--app-shell-header-height, 0px) + var(--selection-bar-height))'
        }
      >
        <Table.Thead className={classes.head} role="rowgroup">
          <Table.Tr role="row">
            {selection !== undefined && (
              <Table.Th role="columnheader" scope="col" w="2.5rem">
                <VisuallyHidden>{text('table.selection')}</VisuallyHidden>
              </Table.Th>
            )}
            {columns.map((column) => (
              <Table.Th
                key={column.key}
                role="columnheader"
                scope="col"
                w={column.width}
                className={column.align === 'end' ? classes.end : undefined}
              >
                {column.header}
              </Table.Th>
            ))}
            {actions !== undefined && (
              <Table.Th role="columnheader" scope="col" w="3.5rem">
                <VisuallyHidden>{text('table.actions')}</VisuallyHidden>
              </Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody className={classes.body} role="rowgroup" ref={body} onKeyDown={moveFocus}>
          {rows.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              role="row"
              className={classes.row}
              data-opens={onOpen === undefined ? undefined : true}
              data-selects={selection === undefined ? undefined : true}
              data-chosen={chosen.has(rowKey(row)) ? true : undefined}
              onClick={(event) => openByPointer(event, row)}
            >
              {selection !== undefined && (
                <Table.Td role="cell" className={classes.cell} data-select>
                  {selection.selectable(row) && (
                    <Checkbox
                      aria-label={text('table.select', { row: rowLabel(row) })}
                      checked={chosen.has(rowKey(row))}
                      onChange={() => selection.onChange(toggled(chosen, rowKey(row)))}
                    />
                  )}
                </Table.Td>
              )}
              {columns.map((column, index) => (
                <Table.Td
                  key={column.key}
                  role="cell"
                  className={cellClass(column)}
                  data-label={column.header}
                  data-primary={index === 0 ? true : undefined}
                >
                  {cellContent(column, row, index === 0)}
                </Table.Td>
              ))}
              {actions !== undefined && (
                <Table.Td role="cell" className={classes.cell} data-actions ta="end">
                  <RowMenu label={text('table.actionsFor', { row: rowLabel(row) })} actions={actions(row)} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div className={classes.footer}>
        <Text size="sm" c="dimmed" role="status">
          {text('table.shown', { count: rows.length })}
        </Text>
        {props.hasMore === true && (
          <Button variant="default" size="xs" loading={props.loadingMore ?? false} onClick={props.onLoadMore}>
            {text('table.loadMore')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** `keys` with one more or one less. */
function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
