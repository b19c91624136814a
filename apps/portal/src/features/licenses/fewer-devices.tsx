import { Alert } from '@mantine/core';
import type { License } from '@mywasender/contract/http/licenses';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** That the plan to come is for fewer computers than are in use, while there is time to choose. */
export function FewerDevices({ license: { nextPlan, devicesUsed } }: { readonly license: License }) {
  const text = useText();
  const format = useFormat();
  if (nextPlan === null || devicesUsed <= nextPlan.deviceLimit) return null;
  return (
    <Alert color="orange" mb="sm">
      {text('licenses.fewerDevices', {
        date: format.date(nextPlan.at),
        count: nextPlan.deviceLimit,
        used: devicesUsed,
      })}
    </Alert>
  );
}
