import { DonutChart } from '@mantine/charts';
import { Group, Stack, Text } from '@mantine/core';
import type { ShopStatistics } from '@mywasender/contract/http/statistics';
import { ChartOrTable } from '@mywasender/ui/chart-or-table';
import { NumbersTable } from '@mywasender/ui/numbers-table';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../use-text.ts';
import classes from './states-chart.module.css';

const STATES = ['active', 'expired', 'suspended', 'revoked'] as const;
const COLORS = { active: 'teal.7', expired: 'gray.6', suspended: 'orange.7', revoked: 'red.7' } as const;

/** What became of the licenses of a shop. */
export function StatesChart({ licenses }: { readonly licenses: ShopStatistics['licenses'] }) {
  const text = useText();
  const format = useFormat();
  const title = text('shop.states');
  const parts = STATES.map((state) => ({
    state,
    name: text(`shop.${state}`),
    value: licenses[state],
    color: COLORS[state],
  }));
  return (
    <ChartOrTable
      title={title}
      chart={
        <Group justify="center" gap="xl">
          <div role="img" aria-label={title}>
            <DonutChart
              data={parts.filter(({ value }) => value > 0)}
              size={180}
              thickness={26}
              withTooltip={false}
              pieChartProps={{ accessibilityLayer: false }}
            />
          </div>
          <Stack component="ul" gap={6} className={classes.legend}>
            {parts.map(({ state, name, value }) => (
              <li key={state}>
                <span className={classes.mark} data-state={state} aria-hidden />
                <Text component="span" size="sm">
                  {name}: {format.number(value)}
                </Text>
              </li>
            ))}
          </Stack>
        </Group>
      }
      table={
        <NumbersTable
          label={title}
          headers={[text('shop.state'), text('shop.count')]}
          rows={parts.map(({ state, name, value }) => ({ key: state, cells: [name, format.number(value)] }))}
        />
      }
    />
  );
}
