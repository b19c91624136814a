import { NumberInput, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { Pace } from '@mywasender/contract/models/campaign';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';
import { PACE_NAMES, PACES, paceName } from './paces.ts';

export interface PaceFieldsProps {
  readonly pace: Pace;
  readonly onChange: (pace: Pace) => void;
}

/** Bounds of the contract's `Pace`. */
const FIELDS = [
  { field: 'minGapSeconds', label: 'minGap', min: 3, max: 3600 },
  { field: 'maxGapSeconds', label: 'maxGap', min: 3, max: 3600 },
  { field: 'perMinute', label: 'perMinute', min: 1, max: 20 },
  { field: 'perHour', label: 'perHour', min: 1, max: 500 },
  { field: 'perDay', label: 'perDay', min: 1, max: 2000 },
] as const;

/** How fast: a named pace, or each value by itself inside the hard limits. */
export function PaceFields({ pace, onChange }: PaceFieldsProps) {
  const text = useText();
  const [own, setOwn] = useState(paceName(pace) === 'own');
  const name = own ? 'own' : paceName(pace);
  const choose = (value: string) => {
    const chosen = PACE_NAMES.find((known) => known === value);
    if (chosen === undefined) return;
    setOwn(chosen === 'own');
    if (chosen !== 'own') onChange(PACES[chosen]);
  };
  const wrongOrder = pace.maxGapSeconds < pace.minGapSeconds;
  return (
    <Stack>
      <Radio.Group
        label={text('editor.pace.speed')}
        description={text('editor.pace.speedHint')}
        value={name}
        onChange={choose}
      >
        <Stack gap="sm" mt="xs">
          {PACE_NAMES.map((known) => (
            <Radio
              key={known}
              value={known}
              label={text(`editor.pace.preset.${known}`)}
              description={text(`editor.pace.presetText.${known}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {own && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {FIELDS.map(({ field, label, min, max }) => (
            <NumberInput
              key={field}
              label={text(`editor.pace.${label}`)}
              min={min}
              max={max}
              clampBehavior="blur"
              allowDecimal={false}
              value={pace[field]}
              onChange={(value) =>
                typeof value === 'number' &&
                value >= min &&
                value <= max &&
                onChange({ ...pace, [field]: value })
              }
              error={field === 'maxGapSeconds' && wrongOrder ? text('editor.pace.gapOrder') : undefined}
            />
          ))}
        </SimpleGrid>
      )}
      <Text size="sm" role="status">
        {text('editor.pace.sentence', {
          min: pace.minGapSeconds,
          max: pace.maxGapSeconds,
          hour: pace.perHour,
          day: pace.perDay,
        })}
      </Text>
    </Stack>
  );
}
