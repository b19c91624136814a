import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** How many joined on each of the last days. */
export function JoinedChart({ days }: { readonly days: CommandOutput<'contacts.optIn'>['days'] }) {
  const text = useText();
  const format = useFormat();
  const title = text('optIns.days');
  if (days.every(({ joined }) => joined === 0)) {
    const nobody = (
      <Text size="sm" c="dimmed">
        {text('optIns.nobody')}
      </Text>
    );
    return <ChartOrTable title={title} chart={nobody} table={nobody} />;
  }
  return (
    <ChartOrTable
      title={title}
      chart={
        <div role="img" aria-label={title}>
          <BarChart
            h={160}
            data={days.map(({ at, joined }) => ({ joined, when: format.date(at) }))}
            dataKey="when"
            series={[{ name: 'joined', label: text('optIns.joined'), color: 'teal.6' }]}
            yAxisProps={{ allowDecimals: false }}
            valueFormatter={format.number}
            barChartProps={{ accessibilityLayer: false }}
          />
        </div>
      }
      table={
        <NumbersTable
          label={title}
          headers={[text('optIns.day'), text('optIns.joined')]}
          rows={days
            .toReversed()
            .map(({ at, joined }) => ({ key: String(at), cells: [format.date(at), format.number(joined)] }))}
        />
      }
    />
  );
}
