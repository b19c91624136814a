import { Table } from '@mantine/core';

export interface NumbersTableProps {
  readonly label: string;
  /** the first one heads the row names */
  readonly headers: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

/** Plain figures: names at the start, numbers at the end of their columns. */
export function NumbersTable({ label, headers, rows }: NumbersTableProps) {
  return (
    <Table.ScrollContainer minWidth={headers.length * 90}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {headers.map((header, index) => (
              <Table.Th key={header} scope="col" ta={index === 0 ? 'start' : 'end'}>
                {header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <Table.Th key={headers[index]} scope="row" fw={400}>
                    {cell}
                  </Table.Th>
                ) : (
                  <Table.Td key={headers[index]} ta="end">
                    {cell}
                  </Table.Td>
                ),
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
