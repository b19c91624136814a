import { Group, Progress, Stack, Text } from '@mantine/core';

export interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** how the state reads: "320 of 800" */
  readonly valueText: string;
  readonly color?: string;
}

/** How much of something is done or used. */
export function Meter({ label, value, max, valueText, color = 'teal' }: MeterProps) {
  const percent = max <= 0 ? 0 : Math.min(100, (value / max) * 100);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="sm" c="dimmed">
          {valueText}
        </Text>
      </Group>
      <Progress.Root size="md">
        <Progress.Section value={percent} color={color} aria-label={label} aria-valuetext={valueText} />
      </Progress.Root>
    </Stack>
  );
}
