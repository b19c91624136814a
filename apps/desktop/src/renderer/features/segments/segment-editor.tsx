import { Alert, Button, Grid, Group, Stack, Text, TextInput } from '@mantine/core';
import type { Segment } from '@mywasender/contract/models/segment';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useFormat } from '@mywasender/ui/use-format';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { describeRules } from './describe-rules.ts';
import { newGroup, toDraft, toRules } from './draft-rules.ts';
import { RuleGroup } from './rule-group.tsx';
import { SegmentPreview } from './segment-preview.tsx';
import { StartingPoints } from './starting-points.tsx';
import { useRuleChoices } from './use-rule-choices.ts';
import { useRuleWords } from './use-rule-words.ts';

export interface SegmentEditorProps {
  /** undefined for a new one */
  readonly segment?: Segment & { readonly usedBy: readonly string[] };
}

/** Name and rules of a segment beside the people they match. */
export function SegmentEditor({ segment }: SegmentEditorProps) {
  const text = useText();
  const format = useFormat();
  const toasts = useToasts();
  const navigate = useNavigate();
  const choices = useRuleChoices();
  const words = useRuleWords();
  const [name, setName] = useState(segment?.name ?? '');
  const [draft, setDraft] = useState(() => (segment === undefined ? newGroup() : toDraft(segment.rules)));
  const [tried, setTried] = useState(false);
  const save = useCommand('contacts.saveSegment', {
    alsoChanges: ['campaigns', 'templates'],
    onSuccess: (saved) => {
      toasts.done(text('segments.saved', { name: saved.name }));
      void navigate({ to: '/contacts/segments' });
    },
  });
  const rules = toRules(draft);
  const missingName = tried && name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (rules === null || name.trim() === '') return;
    save.mutate({ ...(segment === undefined ? {} : { segmentId: segment.id }), name: name.trim(), rules });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Grid>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            {segment === undefined && (
              <StartingPoints
                onChoose={(title, start) => {
                  setName((old) => (old.trim() === '' ? title : old));
                  setDraft(toDraft(start));
                }}
              />
            )}
            {segment !== undefined && segment.usedBy.length > 0 && (
              <Alert color="blue">{text('segments.usedBy', { drafts: format.list(segment.usedBy) })}</Alert>
            )}
            <TextInput
              label={text('segments.name')}
              required
              maxLength={120}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={missingName ? text('segments.nameMissing') : undefined}
            />
            <RuleGroup group={draft} depth={1} choices={choices} onChange={setDraft} />
            <Text>{rules === null ? text('segments.incomplete') : describeRules(rules, words)}</Text>
            <Text size="sm" c="dimmed">
              {text('segments.optedOut')}
            </Text>
            <ErrorNotice error={save.error} />
            <Group justify="flex-end">
              <Button variant="default" onClick={() => void navigate({ to: '/contacts/segments' })}>
                {text('app.actions.cancel')}
              </Button>
              <Button type="submit" loading={save.isPending} disabled={rules === null}>
                {text('segments.save')}
              </Button>
            </Group>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <SegmentPreview rules={rules} />
        </Grid.Col>
      </Grid>
    </form>
  );
}
