import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { StretchUnit } from '@mywasender/contract/http/statistics';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import type { ReactNode } from 'react';
import { useText } from '../use-text.ts';

const COLORS = ['teal.7', 'blue.6', 'orange.7', 'violet.6', 'gray.6'] as const;

export interface BarsOverTimeProps {
  readonly title: string;
  readonly unit: StretchUnit;
  /** what is stacked */
  readonly names: readonly string[];
  /** one row per stretch of time, its values in the order of `names` */
  readonly rows: readonly { readonly from: string; readonly values: readonly number[] }[];
  /** said instead of an empty picture */
  readonly none: string;
  readonly formatValue: (value: number) => string;
  readonly controls?: ReactNode;
  /** said above the picture */
  readonly summary?: ReactNode;
  readonly colors?: readonly string[];
}

/** Numbers by day or month, as stacked bars or as a table. */
export function BarsOverTime(props: BarsOverTimeProps) {
  const { title, rows, none, controls, summary } = props;
  const empty = rows.every(({ values }) => values.every((value) => value === 0));
  const nothing = (
    <Text size="sm" c="dimmed">
      {none}
    </Text>
  );
  return (
    <ChartOrTable
      title={title}
      controls={controls}
      chart={
        empty ? (
          nothing
        ) : (
          <>
            {summary}
            <Bars {...props} />
          </>
        )
      }
      table={empty ? nothing : <Numbers {...props} />}
    />
  );
}

/** The days of the server are those of UTC. */
function useStretchName(unit: StretchUnit): (from: string) => string {
  const format = useFormat('UTC');
  return (from) => (unit === 'day' ? format.date(from) : format.month(from));
}

function Bars({ title, unit, names, rows, formatValue, colors = COLORS }: BarsOverTimeProps) {
  const nameOf = useStretchName(unit);
  return (
    <div role="img" aria-label={title}>
      <BarChart
        h={280}
        type="stacked"
        data={rows.map(({ from, values }) => ({
          when: nameOf(from),
          ...Object.fromEntries(values.map((value, index) => [`part${index}`, value])),
        }))}
        dataKey="when"
        series={names.map((label, index) => ({
          name: `part${index}`,
          label,
          color: colors[index] ?? 'gray.6',
        }))}
        yAxisProps={{ allowDecimals: false, width: 'auto' }}
        withLegend
        valueFormatter={formatValue}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

/** Stretches of time without anything are left out: in rows they are but noise. */
function Numbers({ title, unit, names, rows, formatValue }: BarsOverTimeProps) {
  const text = useText();
  const nameOf = useStretchName(unit);
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  return (
    <NumbersTable
      label={title}
      headers={[text(unit === 'day' ? 'shop.day' : 'shop.month'), ...names, text('shop.total')]}
      rows={rows
        .filter(({ values }) => sumOf(values) > 0)
        .toReversed()
        .map(({ from, values }) => ({
          key: from,
          cells: [nameOf(from), ...values.map(formatValue), formatValue(sumOf(values))],
        }))}
    />
  );
}
