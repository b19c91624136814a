import { Card, Stepper } from '@mantine/core';
import { PageHeader } from '@mywasender/ui/page-header';
import { TextLink } from '../../shared/text-link.tsx';
import { useText } from '../../shared/use-text.ts';
import { ColumnsStep } from './columns-step.tsx';
import { DetailsStep } from './details-step.tsx';
import { FileStep } from './file-step.tsx';
import classes from './import-page.module.css';
import { ResultStep } from './result-step.tsx';
import { useImport } from './use-import.ts';

const STEPS = ['file', 'columns', 'consent', 'result'] as const;

/** From a file to contacts in four steps. Nothing is written before the third one. */
export function ImportPage() {
  const text = useText();
  const wizard = useImport();
  return (
    <>
      <TextLink to="/contacts" size="sm">
        {text('imports.back')}
      </TextLink>
      <PageHeader title={text('imports.title')} />
      <Card className={classes.card}>
        <Stepper active={STEPS.indexOf(wizard.step)} allowNextStepsSelect={false} size="sm" mb="lg" wrap>
          {STEPS.map((step) => (
            <Stepper.Step key={step} label={text(`imports.steps.${step}`)} allowStepSelect={false} />
          ))}
        </Stepper>
        {wizard.step === 'file' && <FileStep wizard={wizard} />}
        {wizard.step === 'columns' && <ColumnsStep wizard={wizard} />}
        {wizard.step === 'consent' && <DetailsStep wizard={wizard} />}
        {wizard.step === 'result' && wizard.result !== undefined && (
          <ResultStep result={wizard.result} onAgain={wizard.restart} />
        )}
      </Card>
    </>
  );
}
