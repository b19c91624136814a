import { BarChart } from '@mantine/charts';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';

interface Point {
  readonly at: number;
  readonly count: number;
}

export interface BarsOverTimeProps {
  readonly title: string;
  /** what is counted */
  readonly counted: string;
  /** head of the column of times */
  readonly when: string;
  /** oldest first */
  readonly points: readonly Point[];
  readonly show: (at: number) => string;
  readonly height: number;
  /** the table begins with what happened last */
  readonly newestFirst?: boolean;
}

/** How many at each time, as bars or as a table. */
export function BarsOverTime(props: BarsOverTimeProps) {
  const { title, counted, when, points, show, height, newestFirst = false } = props;
  const format = useFormat();
  return (
    <ChartOrTable
      title={title}
      chart={
        <div role="img" aria-label={title}>
          <BarChart
            h={height}
            data={points.map(({ at, count }) => ({ when: show(at), count }))}
            dataKey="when"
            series={[{ name: 'count', label: counted, color: 'teal.6' }]}
            yAxisProps={{ allowDecimals: false }}
            valueFormatter={format.number}
            barChartProps={{ accessibilityLayer: false }}
          />
        </div>
      }
      table={
        <NumbersTable
          label={title}
          headers={[when, counted]}
          rows={(newestFirst ? points.toReversed() : points).map(({ at, count }) => ({
            key: String(at),
            cells: [show(at), format.number(count)],
          }))}
        />
      }
    />
  );
}
