import { Text } from '@mantine/core';
import type { ActivationProblem } from '@mywasender/contract/http/activation-problems';
import { useText } from './use-text.ts';

/** What happened at an activation, and what helps, in words. */
export function ProblemWords({ problem }: { readonly problem: ActivationProblem }) {
  const text = useText();
  const { what, deviceName, solved } = problem;
  return (
    <>
      <Text size="sm" fw={600}>
        {text(`problems.what.${what}.title`)}
      </Text>
      {deviceName !== null && (
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {text('problems.onComputer', { name: deviceName })}
        </Text>
      )}
      {!solved && (
        <Text size="sm" c="dimmed">
          {text(`problems.what.${what}.next`)}
        </Text>
      )}
    </>
  );
}
