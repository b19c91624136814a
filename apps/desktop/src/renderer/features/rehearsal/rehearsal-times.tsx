import { Text } from '@mantine/core';
import type { RehearsalSummary } from '@mywasender/contract/models/rehearsal';
import { useFormat } from '@mywasender/ui/use-format';
import { BarsOverTime } from '../../shared/bars-over-time.tsx';
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
  if (points.length === 0) return <Text size="sm">{text('rehearsal.nothing')}</Text>;
  return (
    <BarsOverTime
      title={title}
      counted={text('rehearsal.messages')}
      when={when}
      points={points.map(({ at, messages }) => ({ at, count: messages }))}
      show={show}
      height={240}
    />
  );
}
