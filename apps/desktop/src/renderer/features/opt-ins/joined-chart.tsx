import { Text } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { useFormat } from '@mywasender/ui/use-format';
import { BarsOverTime } from '../../shared/bars-over-time.tsx';
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
    <BarsOverTime
      title={title}
      counted={text('optIns.joined')}
      when={text('optIns.day')}
      points={days.map(({ at, joined }) => ({ at, count: joined }))}
      show={format.date}
      height={160}
      newestFirst
    />
  );
}
