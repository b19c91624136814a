import { Fieldset, NumberInput, Radio, Select, SimpleGrid, Slider, Stack, Text } from '@mantine/core';
import { VARIANT_FALLBACKS, type Variants, WINNER_RULES } from '@mywasender/contract/models/variants';
import { useFormat } from '@mywasender/ui/use-format';
import { useId } from 'react';
import { useText } from '../../shared/use-text.ts';

export interface VariantRuleProps {
  readonly variants: Variants;
  readonly onChange: (variants: Variants) => void;
}

/** How the test is decided, said before it begins. */
export function VariantRule({ variants, onChange }: VariantRuleProps) {
  const text = useText();
  const format = useFormat();
  const shareLabel = useId();
  const { testShare, decideAfterHours, winnerRule, minimumDifference, fallback, items } = variants;
  const change = (patch: Partial<Variants>) => onChange({ ...variants, ...patch });
  const number = (field: 'decideAfterHours' | 'minimumDifference', min: number, max: number) => ({
    min,
    max,
    clampBehavior: 'blur' as const,
    allowDecimal: false,
    value: variants[field],
    onChange: (value: string | number) => {
      if (typeof value === 'number' && value >= min && value <= max) change({ [field]: value });
    },
  });
  const first = items[0]?.name ?? '';
  const decided = testShare < 100;
  return (
    <Fieldset legend={text('variants.rule')}>
      <Stack>
        <div>
          <Text id={shareLabel} size="sm" fw={500}>
            {text('variants.share', { percent: format.percent(testShare / 100) })}
          </Text>
          <Slider
            aria-labelledby={shareLabel}
            thumbProps={{ 'aria-labelledby': shareLabel }}
            label={(value) => format.percent(value / 100)}
            min={5}
            max={100}
            step={5}
            value={testShare}
            onChange={(value) => change({ testShare: value })}
          />
        </div>
        {decided && (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Select
                label={text('variants.winner')}
                data={WINNER_RULES.map((value) => ({ value, label: text(`variants.by.${value}`) }))}
                allowDeselect={false}
                value={winnerRule}
                onChange={(value) =>
                  change({ winnerRule: WINNER_RULES.find((one) => one === value) ?? winnerRule })
                }
              />
              <NumberInput label={text('variants.hours')} {...number('decideAfterHours', 1, 720)} />
              <NumberInput label={text('variants.minimum')} {...number('minimumDifference', 0, 50)} />
            </SimpleGrid>
            <Radio.Group
              label={text('variants.open')}
              value={fallback}
              onChange={(value) =>
                change({ fallback: VARIANT_FALLBACKS.find((one) => one === value) ?? fallback })
              }
            >
              <Stack gap="xs" mt="xs">
                {VARIANT_FALLBACKS.map((value) => (
                  <Radio
                    key={value}
                    value={value}
                    label={text(`variants.fallback.${value}`, { name: first })}
                  />
                ))}
              </Stack>
            </Radio.Group>
          </>
        )}
        <Text size="sm" role="status">
          {decided
            ? text('variants.sentence', {
                percent: format.percent(testShare / 100),
                count: items.length,
                hours: decideAfterHours,
                what: text(`variants.most.${winnerRule}`),
                points: minimumDifference,
                otherwise: text(`variants.otherwise.${fallback}`, { name: first }),
              })
            : text('variants.sentenceAll', { count: items.length })}
        </Text>
      </Stack>
    </Fieldset>
  );
}
