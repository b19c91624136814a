import { Button, Grid, Group, Stack } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';
import { Forecast } from './forecast.tsx';
import { HolidayFields } from './holiday-fields.tsx';
import { PaceFields } from './pace-fields.tsx';
import { needsStart, RepeatFields } from './repeat-fields.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import type { Draft } from './use-draft.ts';

export interface PaceStepProps {
  readonly campaignId: string;
  readonly draft: Draft;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** When and how fast, in plain words, with what it means for this audience. */
export function PaceStep({ campaignId, draft, onBack, onNext }: PaceStepProps) {
  const text = useText();
  const { schedule, pace } = draft.value;
  const usable =
    schedule.weekdays.length > 0 && pace.maxGapSeconds >= pace.minGapSeconds && !needsStart(schedule);
  return (
    <Stack>
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="xl">
            <ScheduleFields schedule={schedule} onChange={(next) => draft.change({ schedule: next })} />
            <HolidayFields schedule={schedule} onChange={(next) => draft.change({ schedule: next })} />
            {draft.value.audience.followUp === undefined && (
              <RepeatFields schedule={schedule} onChange={(next) => draft.change({ schedule: next })} />
            )}
            <PaceFields pace={pace} onChange={(next) => draft.change({ pace: next })} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Forecast campaignId={campaignId} followUp={draft.value.audience.followUp !== undefined} />
        </Grid.Col>
      </Grid>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {text('app.actions.back')}
        </Button>
        <Button disabled={!usable} onClick={onNext}>
          {text('app.actions.next')}
        </Button>
      </Group>
    </Stack>
  );
}
