import type { VerdictPoint } from '@mywasender/contract/http/overview';
import type { StretchUnit } from '@mywasender/contract/http/statistics';
import { useFormat } from '@mywasender/ui/use-format';
import { BarsOverTime } from '../../shared/charts/bars-over-time.tsx';
import { useText } from '../../shared/use-text.ts';

const COLORS = ['teal.7', 'orange.7'];

export interface VerdictChartProps {
  readonly of: 'activations' | 'checks';
  readonly points: readonly VerdictPoint[];
  readonly unit: StretchUnit;
}

/** How often computers were activated or asked whether they may go on, and how often the answer was no. */
export function VerdictChart({ of, points, unit }: VerdictChartProps) {
  const text = useText();
  const format = useFormat();
  return (
    <BarsOverTime
      title={text(`overview.${of}`)}
      unit={unit}
      names={[text(`overview.${of}Granted`), text('overview.refused')]}
      rows={points.map((point) => ({
        from: point.from,
        values:
          of === 'activations'
            ? [point.activated, point.activationsRefused]
            : [point.checked, point.checksRefused],
      }))}
      none={text(`overview.${of}None`)}
      formatValue={format.number}
      colors={COLORS}
    />
  );
}
