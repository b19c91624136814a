import { Alert, Radio, Stack, Text } from '@mantine/core';
import { useText } from '../../shared/use-text.ts';

export interface ChannelChoiceProps {
  readonly approved: boolean;
  /** false: the profile is linked as WhatsApp Web, which sends no templates */
  readonly official: boolean;
  readonly onChange: (approved: boolean) => void;
}

/** What leaves through the official API: a template Meta has approved, or free text to who wrote lately. */
export function ChannelChoice({ approved, official, onChange }: ChannelChoiceProps) {
  const text = useText();
  return (
    <Stack gap="xs">
      {!official && <Alert color="yellow">{text('editor.approved.wrongProfile')}</Alert>}
      <Radio.Group
        label={text('editor.approved.channel')}
        value={approved ? 'approved' : 'free'}
        onChange={(value) => onChange(value === 'approved')}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="approved"
            disabled={!official}
            label={text('editor.approved.template')}
            description={text('editor.approved.templateHint')}
          />
          <Radio
            value="free"
            label={text('editor.approved.free')}
            description={text('editor.approved.freeHint')}
          />
        </Stack>
      </Radio.Group>
      {official && (
        <Text size="xs" c="dimmed">
          {text('editor.approved.costs')}
        </Text>
      )}
    </Stack>
  );
}
