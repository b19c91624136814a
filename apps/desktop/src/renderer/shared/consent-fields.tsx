import { Stack, TextInput } from '@mantine/core';
import type { ConsentStatement } from '@mywasender/contract/models/contact';
import { useText } from './use-text.ts';

/** Today as `YYYY-MM-DD` where the user is. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type Field = keyof ConsentStatement;
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
}

/** Where, when, how and who says so. */
export function ConsentFields({ value, onChange, tried }: ConsentFieldsProps) {
  const text = useText();
  const problems = consentProblems(value);
  const field = (name: Field) => {
    const problem = tried ? problems[name] : undefined;
    return {
      label: text(`contacts.statement.${name}`),
      description: text(`contacts.statement.${name}Hint`),
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
    </Stack>
  );
}
