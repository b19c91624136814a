import type { ActivationProblem } from '@mywasender/contract/http/activation-problems';
import { StatusBadge } from '@mywasender/ui/status-badge';
import { useText } from './use-text.ts';

/** Whether somebody still waits for help. What was merely noticed refused nobody. */
export function ProblemState({ problem }: { readonly problem: ActivationProblem }) {
  const text = useText();
  if (problem.threshold !== null) return <StatusBadge tone="info" label={text('problems.watch')} />;
  return problem.solved ? (
    <StatusBadge tone="good" label={text('problems.solved')} />
  ) : (
    <StatusBadge tone="warning" label={text('problems.open')} />
  );
}
