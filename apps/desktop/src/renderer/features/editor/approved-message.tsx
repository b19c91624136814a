import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { blankTemplate } from '@mywasender/campaigns/template/fit-template';
import type { ApprovedTemplate } from '@mywasender/contract/models/approved-template';
import type { Message } from '@mywasender/contract/models/campaign';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { useFormat } from '@mywasender/ui/use-format';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';
import { templateMessage } from './template-values.ts';
import type { ApprovedTemplates } from './use-approved-templates.ts';
import { ValueFields } from './value-fields.tsx';

export interface ApprovedMessageProps {
  readonly profileId: string;
  readonly message: Message;
  readonly known: ApprovedTemplates;
  /** what the contacts of the audience have */
  readonly fields: readonly string[];
  readonly onChange: (message: Message) => void;
}

const keyOf = ({ name, language }: Pick<ApprovedTemplate, 'name' | 'language'>) => `${name} ${language}`;

/** Which template of the account, and what goes into it. */
export function ApprovedMessage({ profileId, message, known, fields, onChange }: ApprovedMessageProps) {
  const text = useText();
  const format = useFormat();
  const refresh = useCommand('templates.approved');
  const { data, error } = known;
  const templates = data?.templates ?? [];
  const { template: chosen, media } = message;
  const template = chosen === undefined ? undefined : templates.find((one) => keyOf(one) === keyOf(chosen));
  const choose = (key: string | null) => {
    const next = templates.find((one) => keyOf(one) === key);
    if (next === undefined) return;
    const file = media?.kind === next.headerKind ? media : undefined;
    onChange(templateMessage(next, blankTemplate(next), file));
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
        <ValueFields
          known={template}
          template={chosen}
          media={media}
          fields={fields}
          onTemplate={(next) => onChange(templateMessage(template, next, media))}
          onMedia={(next) => onChange(templateMessage(template, chosen, next))}
        />
      )}
    </Stack>
  );
}
