import { BarChart } from '@mantine/charts';
import { Text } from '@mantine/core';
import type { RehearsalSummary } from '@mywasender/contract/models/rehearsal';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** Messages per day and per hour. */
export function RehearsalTimes({ summary }: { readonly summary: RehearsalSummary }) {
  const text = useText();
  const format = useFormat();
  return (
    <>
      <Times
        title={text('rehearsal.perDay')}
        when={text('report.day')}
        points={summary.days}
        show={format.date}
      />
      <Times
        title={text('rehearsal.perHour')}
        when={text('report.hour')}
        points={summary.hours}
        show={format.dateTime}
      />
    </>
  );
}

interface TimesProps {
  readonly title: string;
  readonly when: string;
  readonly points: RehearsalSummary['days'];
  readonly show: (at: number) => string;
}

function Times({ title, when, points, show }: TimesProps) {
  const text = useText();
  const format = useFormat();
  const name = text('rehearsal.messages');
  if (points.length === 0) return <Text size="sm">{text('rehearsal.nothing')}</Text>;
  return (
    <ChartOrTable
      title={title}
      chart={
        <div role="img" aria-label={title}>
          <BarChart
            h={240}
            data={points.map(({ at, messages }) => ({ when: show(at), messages }))}
            dataKey="when"
            series={[{ name: 'messages', label: name, color: 'teal.6' }]}
            yAxisProps={{ allowDecimals: false }}
            valueFormatter={format.number}
            barChartProps={{ accessibilityLayer: false }}
          />
        </div>
      }
      table={
        <NumbersTable
          label={title}
          headers={[when, name]}
          rows={points.map(({ at, messages }) => ({
            key: String(at),
            cells: [show(at), format.number(messages)],
          }))}
        />
      }
    />
  );
}
