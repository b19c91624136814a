import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { useFormat } from '@mywasender/ui/use-format';
import type { ReactNode } from 'react';
import { useText } from '../use-text.ts';
import { BarsOverTime } from './bars-over-time.tsx';
import { stackSales } from './stack-sales.ts';

export interface SalesChartProps {
  readonly sales: ShopStatistics['sales'];
  readonly controls?: ReactNode;
}

/** How many licenses were made when, of which plan. */
export function SalesChart({ sales, controls }: SalesChartProps) {
  const text = useText();
  const format = useFormat();
  const { names, rows } = stackSales(sales, text('shop.otherPlans'));
  return (
    <BarsOverTime
      title={text('shop.sales')}
      unit={sales.unit}
      names={names}
      rows={rows.map(({ from, made }) => ({ from, values: made }))}
      none={text('shop.salesNone')}
      formatValue={format.number}
      controls={controls}
    />
  );
}
