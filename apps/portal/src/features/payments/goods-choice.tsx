import { Radio, Stack } from '@mantine/core';
import type { SettleRefundBody } from '@mywasender/contract/http/refunds';
import { useText } from '../../shared/use-text.ts';

export type Goods = SettleRefundBody['goods'];

export interface GoodsChoiceProps {
  readonly value: Goods;
  readonly onChange: (goods: Goods) => void;
}

/** What happens to what was bought. */
export function GoodsChoice({ value, onChange }: GoodsChoiceProps) {
  const text = useText();
  return (
    <Radio.Group
      label={text('payments.goods')}
      value={value}
      onChange={(chosen) => onChange(chosen === 'take-back' ? 'take-back' : 'keep')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="keep" label={text('payments.goodsKeep')} />
        <Radio value="take-back" label={text('payments.goodsTake')} />
      </Stack>
    </Radio.Group>
  );
}
