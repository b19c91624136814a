import { Button, Group, Select, Stack, Text } from '@mantine/core';
import type { ApprovedTemplate } from '@mywasender/contract/commands/templates';
import type { MessageTemplate } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { ParameterFields } from './parameter-fields.tsx';
import type { ApprovedTemplates } from './use-approved-templates.ts';

export interface ApprovedMessageProps {
  readonly profileId: string;
  readonly chosen: MessageTemplate | undefined;
  readonly known: ApprovedTemplates;
  /** what the contacts of the audience have */
  readonly fields: readonly string[];
  readonly onChange: (template: MessageTemplate, of: ApprovedTemplate) => void;
}

const keyOf = ({ name, language }: Pick<ApprovedTemplate, 'name' | 'language'>) => `${name} ${language}`;

/** Which template of the account, and what goes into its placeholders. */
export function ApprovedMessage({ profileId, chosen, known, fields, onChange }: ApprovedMessageProps) {
  const text = useText();
  const format = useFormat();
  const refresh = useCommand('templates.approved');
  const { data, error } = known;
  const templates = data?.templates ?? [];
  const template = chosen === undefined ? undefined : templates.find((one) => keyOf(one) === keyOf(chosen));
  const choose = (key: string | null) => {
    const next = templates.find((one) => keyOf(one) === key);
    if (next === undefined) return;
    const parameters = next.parameters.map((name) => ({ name, text: '' }));
    onChange({ name: next.name, language: next.language, parameters }, next);
  };
  const stateOf = ({ status, obstacle }: ApprovedTemplate) => {
    if (status !== 'APPROVED') return text('editor.approved.state', { status });
    return text(obstacle === null ? 'editor.approved.approved' : `editor.approved.obstacle.${obstacle}`);
  };
  return (
    <Stack>
      <ErrorNotice error={refresh.error ?? error} />
      <Select
        label={text('editor.approved.choose')}
        placeholder={text('editor.approved.choosePlaceholder')}
        nothingFoundMessage={text('editor.approved.none')}
        searchable
        allowDeselect={false}
        data={templates.map((one) => ({
          value: keyOf(one),
          label: `${one.name} (${one.language}) · ${stateOf(one)}`,
          disabled: one.status !== 'APPROVED' || one.obstacle !== null,
        }))}
        value={template === undefined ? null : keyOf(template)}
        onChange={choose}
      />
      <Group gap="sm">
        <Button
          size="xs"
          variant="default"
          loading={refresh.isPending}
          onClick={() => refresh.mutate({ profileId, refresh: true })}
        >
          {text('editor.approved.refresh')}
        </Button>
        {data !== undefined && (
          <Text size="xs" c="dimmed">
            {text('editor.approved.readAt', { count: templates.length, when: format.relative(data.readAt) })}
          </Text>
        )}
      </Group>
      {template !== undefined && chosen !== undefined && (
        <ParameterFields
          parameters={chosen.parameters}
          fields={fields}
          onChange={(parameters) => onChange({ ...chosen, parameters }, template)}
        />
      )}
    </Stack>
  );
}
