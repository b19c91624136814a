import { NativeSelect, Text } from '@mantine/core';
import type { MoneyOverTime } from '@mywasender/contract/http/overview';
import type { StretchUnit } from '@mywasender/contract/http/statistics';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { BarsOverTime } from '../../shared/charts/bars-over-time.tsx';
import { useText } from '../../shared/use-text.ts';
import { pickCurrency } from './pick-currency.ts';

/** What was paid, by provider, in one currency. Test money is named as such. */
export function MoneyChart({ money, unit }: { readonly money: MoneyOverTime; readonly unit: StretchUnit }) {
  const text = useText();
  const format = useFormat();
  const currencies = [...new Set(money.series.map(({ currency }) => currency))];
  const [chosen, setChosen] = useState<string | null>(null);
  const currency = currencies.find((one) => one === chosen) ?? currencies[0] ?? 'EUR';
  const { series, rows, paid, givenBack } = pickCurrency(money, currency);
  const amount = (value: number) => format.money(value, currency);
  return (
    <BarsOverTime
      title={text('overview.money')}
      unit={unit}
      names={series.map(({ provider, live }) =>
        live ? text(`buy.${provider}`) : text('overview.testMoney', { provider: text(`buy.${provider}`) }),
      )}
      rows={rows}
      none={text('overview.moneyNone')}
      formatValue={amount}
      summary={
        <Text size="sm" c="dimmed" mb="sm">
          {text('overview.moneySummary', { paid: amount(paid), givenBack: amount(givenBack) })}
        </Text>
      }
      controls={
        currencies.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={text('overview.currency')}
            data={currencies}
            value={currency}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )
      }
    />
  );
}
