import { Button, Card, Group, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useUiText } from './use-ui-text.ts';

export interface ChartOrTableProps {
  readonly title: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** what there is to choose, beside the title */
  readonly controls?: ReactNode;
}

/** A picture of numbers, and the numbers themselves for whoever reads them better. */
export function ChartOrTable({ title, chart, table, controls }: ChartOrTableProps) {
  const text = useUiText();
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card component="section" aria-labelledby={id}>
      <Group justify="space-between" mb="md">
        <Title order={2} id={id}>
          {title}
        </Title>
        <Group gap="xs">
          {controls}
          <Button
            className="no-print"
            size="xs"
            variant="default"
            aria-describedby={id}
            onClick={() => setAsTable(!asTable)}
          >
            {text(asTable ? 'chart.asChart' : 'chart.asTable')}
          </Button>
        </Group>
      </Group>
      {asTable ? table : chart}
    </Card>
  );
}
