import { Card, Stepper } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import type { ReactNode } from 'react';
import { TextLink } from '../../shared/text-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { EDITOR_STEPS, type EditorStep } from './steps.ts';

export interface EditorFrameProps {
  readonly title: string;
  readonly step: EditorStep;
  /** undefined while there is nothing to go to yet */
  readonly onStep?: (step: EditorStep) => void;
  readonly status?: ReactNode;
  readonly children: ReactNode;
}

export function EditorFrame({ title, step, onStep, status, children }: EditorFrameProps) {
  const text = useText();
  return (
    <>
      <TextLink to="/campaigns" size="sm">
        {text('live.back')}
      </TextLink>
      <PageHeader title={title} actions={status} />
      <Stepper
        active={EDITOR_STEPS.indexOf(step)}
        onStepClick={(index) => {
          const target = EDITOR_STEPS[index];
          if (target !== undefined) onStep?.(target);
        }}
        size="sm"
        mb="lg"
        wrap
      >
        {EDITOR_STEPS.map((name) => (
          <Stepper.Step
            key={name}
            label={text(`editor.steps.${name}`)}
            allowStepSelect={onStep !== undefined}
            aria-current={name === step ? 'step' : undefined}
          />
        ))}
      </Stepper>
      <Card>{children}</Card>
    </>
  );
}
