import { Alert, Code } from '@mantine/core';
import type { LedgerCheck } from '@mywasender/contract/models/ledger';
import { useFormat } from '@mywasender/ui/use-format';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useText } from '../../shared/use-text.ts';
import classes from './check-result.module.css';

export function CheckResult({ check }: { readonly check: LedgerCheck }) {
  const text = useText();
  const format = useFormat();
  const { broken, entries, head } = check;
  if (broken !== null)
    return (
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={text('ledger.broken')}>
        {text(`ledger.problems.${broken.problem}`, { entry: broken.entry })}
      </Alert>
    );
  return (
    <Alert color="teal" role="status" icon={<IconCircleCheck aria-hidden />} title={text('ledger.whole')}>
      {head !== null && (
        <>
          {text('ledger.wholeText', { entries: format.number(entries), entry: head.entry })}{' '}
          <Code className={classes.hash}>{head.hash}</Code>
        </>
      )}
    </Alert>
  );
}
