import { Button, List, Text, ThemeIcon, Title } from '@mantine/core';
import type { CommandOutput } from '@mywasender/contract/commands/command-map';
import { ErrorNotice } from '@mywasender/ui/error-notice';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useLanguageName } from '../../shared/use-language-name.ts';
import { useText } from '../../shared/use-text.ts';
import { useProblemText } from './use-problem-text.ts';

type Problem = CommandOutput<'templates.check'>['problems'][number];

export interface ProblemListProps {
  /** undefined while the first answer is on its way */
  readonly problems: readonly Problem[] | undefined;
  readonly error: unknown;
  /** Opens the text a problem is in, at its place. */
  readonly onShow: (problem: Problem) => void;
}

export function ProblemList({ problems, error, onShow }: ProblemListProps) {
  const text = useText();
  const problemText = useProblemText();
  const nameOf = useLanguageName();
  const several = problems?.some(({ language }) => language !== null) === true;
  return (
    <section aria-labelledby="message-problems" aria-live="polite">
      <Title order={2} size="h3" id="message-problems" mb="xs">
        {text('editor.message.problems')}
      </Title>
      <ErrorNotice error={error} />
      {problems?.length === 0 && <Text size="sm">{text('editor.message.noProblems')}</Text>}
      <List listStyleType="none" spacing="xs" size="sm">
        {problems?.map((problem) => (
          <List.Item
            key={`${problem.variant}:${problem.language}:${problem.code}:${JSON.stringify(problem.params)}`}
            icon={<LevelIcon level={problem.level} />}
          >
            <strong>{text(`editor.message.${problem.level}`)}: </strong>
            {problem.variant !== null && `${problem.variant}: `}
            {several && `${nameOf(problem.language)}: `}
            {problemText(problem)}{' '}
            <Button size="compact-xs" variant="subtle" onClick={() => onShow(problem)}>
              {text('editor.message.show')}
            </Button>
          </List.Item>
        ))}
      </List>
    </section>
  );
}

function LevelIcon({ level }: { readonly level: Problem['level'] }) {
  const Icon = level === 'error' ? IconX : IconAlertTriangle;
  return (
    <ThemeIcon size={20} radius="xl" variant="light" color={level === 'error' ? 'red' : 'yellow'} aria-hidden>
      <Icon size={12} />
    </ThemeIcon>
  );
}
