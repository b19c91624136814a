import { Card, Group, List, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { TextLink } from '../../shared/text-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { STEPS, type Step, useSteps } from './use-steps.ts';

const TARGETS = {
  activate: '/activate',
  browser: '/settings',
  sender: '/settings',
  link: '/profiles',
  contacts: '/contacts/import',
  campaign: '/campaigns/new',
} as const satisfies Record<Step, string>;

/** What is left to do until the first campaign runs. Gone once everything is done. */
export function NextSteps() {
  const text = useText();
  const steps = useSteps();
  if (steps === undefined) return null;
  const done = STEPS.filter((step) => steps[step]).length;
  if (done === STEPS.length) return null;
  return (
    <Card component="section" aria-labelledby="next-steps">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="next-steps">
          {text('home.steps.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {text('home.steps.progress', { done, total: STEPS.length })}
        </Text>
      </Group>
      <List listStyleType="none" spacing="sm" center={false}>
        {STEPS.map((step) => (
          <StepLine key={step} step={step} done={steps[step]} />
        ))}
      </List>
    </Card>
  );
}

function StepLine({ step, done }: { readonly step: Step; readonly done: boolean }) {
  const text = useText();
  const Icon = done ? IconCheck : IconCircle;
  const icon = (
    <ThemeIcon size={24} radius="xl" variant="light" color={done ? 'teal' : 'gray'} aria-hidden>
      <Icon size={14} />
    </ThemeIcon>
  );
  return (
    <List.Item icon={icon}>
      {done ? (
        <Text c="dimmed">{text(`home.steps.${step}`)}</Text>
      ) : (
        <TextLink to={TARGETS[step]} fw={600}>
          {text(`home.steps.${step}`)}
        </TextLink>
      )}
      <VisuallyHidden> {text(done ? 'home.steps.done' : 'home.steps.todo')}</VisuallyHidden>
      {!done && (
        <Text size="sm" c="dimmed">
          {text(`home.steps.${step}Text`)}
        </Text>
      )}
    </List.Item>
  );
}
