import { Button, Group, Stack, Text } from '@mantine/core';
import type { SegmentRules } from '@mywasender/contract/models/segment';
import { useCommandQuery } from '../../shared/use-command-query.ts';
import { useText } from '../../shared/use-text.ts';
import { startingPoints } from './find-starting-points.ts';
import { useRuleWords } from './use-rule-words.ts';

export interface StartingPointsProps {
  readonly onChoose: (title: string, rules: SegmentRules) => void;
}

/** Rules to begin with instead of an empty page. */
export function StartingPoints({ onChoose }: StartingPointsProps) {
  const text = useText();
  const words = useRuleWords();
  const campaigns = useCommandQuery('campaigns.list', {}).data?.campaigns ?? [];
  const country = useCommandQuery('settings.get', {}).data?.defaultCountry ?? '';
  return (
    <Stack gap="xs" component="section" aria-label={text('segments.startFrom')}>
      <Text size="sm" fw={600}>
        {text('segments.startFrom')}
      </Text>
      <Group gap="xs">
        {startingPoints(campaigns, country).map(({ key, rules }) => {
          const title = text(`segments.starts.${key}`, {
            country: country === '' ? '' : words.country(country),
          });
          return (
            <Button key={key} size="xs" variant="light" onClick={() => onChoose(title, rules)}>
              {title}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
