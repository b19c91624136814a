import { Stack, Textarea, TextInput } from '@mantine/core';
import type { ConsentStatement } from '@mywasender/contract/models/contact';
import { useText } from './use-text.ts';

/** Today as `YYYY-MM-DD` where the user is. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type Field = Exclude<keyof ConsentStatement, 'wording'>;
const WORDS = ['source', 'method', 'attestedBy'] as const satisfies readonly Field[];

/** What is wrong with a statement, by field; empty when it can be recorded. */
export function consentProblems(statement: ConsentStatement): Partial<Record<Field, 'missing' | 'future'>> {
  const short = WORDS.filter((field) => statement[field].trim().length < 2);
  const date = statement.date === '' ? 'missing' : statement.date > today() ? 'future' : undefined;
  return {
    ...Object.fromEntries(short.map((field) => [field, 'missing'])),
    ...(date === undefined ? {} : { date }),
  };
}

export interface ConsentFieldsProps {
  readonly value: ConsentStatement;
  readonly onChange: (statement: ConsentStatement) => void;
  /** the user tried to go on */
  readonly tried: boolean;
  /** that people agreed, or that they do not any more, which has no wording */
  readonly about?: 'statement' | 'withdrawal';
}

/** Where, when, how, who says so, and the words. */
export function ConsentFields({ value, onChange, tried, about = 'statement' }: ConsentFieldsProps) {
  const text = useText();
  const problems = consentProblems(value);
  const field = (name: Field) => {
    const problem = tried ? problems[name] : undefined;
    return {
      label: text(`contacts.${about}.${name}`),
      description: text(`contacts.${about}.${name}Hint`),
      required: true,
      value: value[name],
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        onChange({ ...value, [name]: event.currentTarget.value }),
      error: problem === undefined ? undefined : text(`contacts.statement.${problem}`),
    };
  };
  return (
    <Stack gap="sm">
      <TextInput {...field('source')} maxLength={200} />
      <TextInput {...field('date')} type="date" max={today()} />
      <TextInput {...field('method')} maxLength={200} />
      <TextInput {...field('attestedBy')} maxLength={120} autoComplete="name" />
      {about === 'statement' && (
        <Textarea
          label={text('contacts.statement.wording')}
          description={text('contacts.statement.wordingHint')}
          autosize
          minRows={2}
          maxLength={500}
          value={value.wording ?? ''}
          onChange={(event) => onChange({ ...value, wording: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}
