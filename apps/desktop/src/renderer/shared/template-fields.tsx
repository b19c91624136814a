import { TagsInput, TextInput } from '@mantine/core';
import { useCommandQuery } from './use-command-query.ts';
import { useText } from './use-text.ts';

export interface TemplateNaming {
  readonly name: string;
  readonly tags: readonly string[];
}

export interface TemplateFieldsProps {
  readonly value: TemplateNaming;
  readonly onChange: (value: TemplateNaming) => void;
}

/** How a template is called and found in the library. */
export function TemplateFields({ value, onChange }: TemplateFieldsProps) {
  const text = useText();
  const known = useCommandQuery('templates.list', {}).data?.tags.map(({ tag }) => tag);
  return (
    <>
      <TextInput
        label={text('templates.name')}
        maxLength={120}
        required
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
        error={value.name.trim() === '' ? text('templates.nameMissing') : undefined}
        data-autofocus
      />
      <TagsInput
        label={text('templates.tags')}
        description={text('templates.tagsHint')}
        data={known ?? []}
        maxTags={20}
        splitChars={[',', ';']}
        value={[...value.tags]}
        onChange={(tags) => onChange({ ...value, tags })}
      />
    </>
  );
}
