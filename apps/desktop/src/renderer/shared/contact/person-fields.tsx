import { Button, Fieldset, Group, MultiSelect, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommandQuery } from '../use-command-query.ts';
import { useText } from '../use-text.ts';
import { isTag, type PersonValues } from './person-values.ts';

export interface PersonFieldsProps {
  readonly value: PersonValues;
  readonly onChange: (value: PersonValues) => void;
}

const LANGUAGE = 'language';

/** Name, language, tags, lists and whatever else is kept about a person. */
export function PersonFields({ value, onChange }: PersonFieldsProps) {
  const text = useText();
  const [newField, setNewField] = useState('');
  const lists = useCommandQuery('contacts.lists', {}).data?.lists ?? [];
  const tags = useCommandQuery('contacts.tags', {}).data?.tags ?? [];
  const { fields } = value;
  const setField = (name: string, entry: string) =>
    onChange({ ...value, fields: { ...fields, [name]: entry } });
  const wanted = newField.trim();
  return (
    <Stack gap="sm">
      <TextInput
        label={text('person.name')}
        maxLength={200}
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <TextInput
        label={text('person.language')}
        description={text('person.languageHint')}
        maxLength={35}
        value={fields[LANGUAGE] ?? ''}
        onChange={(event) => setField(LANGUAGE, event.currentTarget.value)}
      />
      <TagsInput
        label={text('person.tags')}
        description={text('person.tagsHint')}
        data={tags.map(({ tag }) => tag)}
        splitChars={[',', ';']}
        value={[...value.tags]}
        onChange={(next) => onChange({ ...value, tags: next.map((tag) => tag.trim()) })}
        error={value.tags.every(isTag) ? undefined : text('person.tagBad')}
      />
      <MultiSelect
        label={text('person.lists')}
        data={lists.map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        value={[...value.listIds]}
        onChange={(listIds) => onChange({ ...value, listIds })}
      />
      <Fieldset legend={text('person.fields')} p="sm">
        <Stack gap="sm">
          {Object.entries(fields)
            .filter(([name]) => name !== LANGUAGE)
            .map(([name, entry]) => (
              <TextInput
                key={name}
                label={name}
                maxLength={2000}
                value={entry}
                onChange={(event) => setField(name, event.currentTarget.value)}
              />
            ))}
          <Group align="flex-end" gap="xs">
            <TextInput
              flex={1}
              label={text('person.newField')}
              maxLength={60}
              value={newField}
              onChange={(event) => setNewField(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={wanted === '' || wanted in fields}
              onClick={() => {
                setField(wanted, '');
                setNewField('');
              }}
            >
              {text('person.addField')}
            </Button>
          </Group>
        </Stack>
      </Fieldset>
    </Stack>
  );
}
