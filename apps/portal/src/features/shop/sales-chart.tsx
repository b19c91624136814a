import { BarChart } from '@mantine/charts';
import { NativeSelect, Text } from '@mantine/core';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';
import { type StackedSales, stackSales } from './stack-sales.ts';
import { SALES_PERIODS, type SalesDays } from './use-statistics.ts';

const COLORS = ['teal.7', 'blue.6', 'orange.7', 'violet.6', 'gray.6'] as const;

export interface SalesChartProps {
  readonly sales: ShopStatistics['sales'];
  readonly days: SalesDays;
  readonly onDays: (days: SalesDays) => void;
}

/** How many licenses were made when, of which plan. */
export function SalesChart({ sales, days, onDays }: SalesChartProps) {
  const text = useText();
  const stacked = stackSales(sales, text('shop.otherPlans'));
  const title = text('shop.sales');
  const controls = (
    <NativeSelect
      size="xs"
      aria-label={text('shop.period')}
      data={SALES_PERIODS.map((value) => ({
        value: String(value),
        label: text(`shop.periods.d${value}`),
      }))}
      value={String(days)}
      onChange={(event) => {
        const chosen = SALES_PERIODS.find((value) => String(value) === event.currentTarget.value);
        if (chosen !== undefined) onDays(chosen);
      }}
    />
  );
  const none = (
    <Text size="sm" c="dimmed">
      {text('shop.salesNone')}
    </Text>
  );
  const empty = stacked.names.length === 0;
  return (
    <ChartOrTable
      title={title}
      controls={controls}
      chart={empty ? none : <Bars title={title} unit={sales.unit} stacked={stacked} />}
      table={empty ? none : <Numbers title={title} unit={sales.unit} stacked={stacked} />}
    />
  );
}

interface StackProps {
  readonly title: string;
  readonly unit: ShopStatistics['sales']['unit'];
  readonly stacked: StackedSales;
}

/** The days of the server are those of UTC. */
function useDayName(unit: StackProps['unit']): (from: string) => string {
  const format = useFormat('UTC');
  return (from) => (unit === 'day' ? format.date(from) : format.month(from));
}

function Bars({ title, unit, stacked }: StackProps) {
  const format = useFormat();
  const nameOf = useDayName(unit);
  const { names, rows } = stacked;
  return (
    <div role="img" aria-label={title}>
      <BarChart
        h={280}
        type="stacked"
        data={rows.map(({ from, made }) => ({
          when: nameOf(from),
          ...Object.fromEntries(made.map((count, index) => [`plan${index}`, count])),
        }))}
        dataKey="when"
        series={names.map((label, index) => ({
          name: `plan${index}`,
          label,
          color: COLORS[index] ?? 'gray.6',
        }))}
        yAxisProps={{ allowDecimals: false }}
        withLegend
        valueFormatter={format.number}
        barChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
}

/** Stretches of time without sales are left out: in rows they are but noise. */
function Numbers({ title, unit, stacked }: StackProps) {
  const text = useText();
  const format = useFormat();
  const nameOf = useDayName(unit);
  const { names, rows } = stacked;
  const sumOf = (made: readonly number[]) => made.reduce((sum, count) => sum + count, 0);
  return (
    <NumbersTable
      label={title}
      headers={[text(unit === 'day' ? 'shop.day' : 'shop.month'), ...names, text('shop.total')]}
      rows={rows
        .filter(({ made }) => sumOf(made) > 0)
        .toReversed()
        .map(({ from, made }) => ({
          key: from,
          cells: [nameOf(from), ...made.map(format.number), format.number(sumOf(made))],
        }))}
    />
  );
}
