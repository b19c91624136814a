import { LineChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { CampaignReport } from '@mywasender/contract/models/campaign';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

const SERIES = ['sent', 'delivered', 'read', 'replied'] as const;
const COLORS = { sent: 'blue.6', delivered: 'teal.6', read: 'violet.6', replied: 'orange.7' } as const;

export function TimeChart({ timeline }: { readonly timeline: CampaignReport['timeline'] }) {
  const text = useText();
  const format = useFormat();
  const { unit, points } = timeline;
  const title = text('report.timeline');
  const when = (at: number) => (unit === 'hour' ? format.dateTime(at) : format.date(at));
  if (points.length === 0) return <ChartOrTable title={title} chart={<Empty />} table={<Empty />} />;
  return (
    <ChartOrTable
      title={title}
      chart={
        <div role="img" aria-label={title}>
          <LineChart
            h={280}
            data={points.map((point) => ({ ...point, when: when(point.at) }))}
            dataKey="when"
            series={SERIES.map((name) => ({ name, label: text(`report.${name}`), color: COLORS[name] }))}
            yAxisProps={{ allowDecimals: false }}
            curveType="linear"
            withLegend
            valueFormatter={format.number}
            lineChartProps={{ accessibilityLayer: false }}
          />
        </div>
      }
      table={
        <NumbersTable
          label={title}
          headers={[
            text(unit === 'hour' ? 'report.hour' : 'report.day'),
            ...SERIES.map((name) => text(`report.${name}`)),
          ]}
          rows={points.map((point) => ({
            key: String(point.at),
            cells: [when(point.at), ...SERIES.map((name) => format.number(point[name]))],
          }))}
        />
      }
    />
  );
}

function Empty() {
  const text = useText();
  return (
    <Text size="sm" c="dimmed">
      {text('report.timelineEmpty')}
    </Text>
  );
}
