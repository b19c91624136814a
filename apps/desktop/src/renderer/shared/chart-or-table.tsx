import { Button, Card, Group, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useText } from './use-text.ts';

export interface ChartOrTableProps {
  readonly title: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** A picture of numbers, and the numbers themselves for whoever reads them better. */
export function ChartOrTable({ title, chart, table }: ChartOrTableProps) {
  const text = useText();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card component="section" aria-labelledby={id}>
      <Group justify="space-between" mb="md">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Button
          className="no-print"
          size="xs"
          variant="default"
          aria-describedby={id}
          onClick={() => setAsTable(!asTable)}
        >
          {text(asTable ? 'report.asChart' : 'report.asTable')}
        </Button>
      </Group>
      {asTable ? table : chart}
    </Card>
  );
}
