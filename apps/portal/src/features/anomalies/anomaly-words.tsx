import { Text } from '@mantine/core';
import type { Anomaly } from '@mywasender/contract/http/anomalies';
import { useFormat } from '@mywasender/ui/use-format';
import { useText } from '../../shared/use-text.ts';

/** What was noticed, from how much on, and what to do about it. */
export function AnomalyWords({ anomaly }: { readonly anomaly: Anomaly }) {
  const text = useText();
  const format = useFormat();
  const { kind, deviceName, license } = anomaly;
  const count = format.number(anomaly.count);
  const settled = license === null || license.status === 'suspended' || license.status === 'revoked';
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {deviceName === null
          ? text(`anomalies.what.${kind}`, { count })
          : text('anomalies.deviceInTwoPlaces', { name: deviceName, count })}
      </Text>
      {!settled && <Text size="sm">{text(`anomalies.next.${kind}`)}</Text>}
      <Text size="sm" c="dimmed">
        {text('anomalies.threshold', { threshold: format.number(anomaly.threshold) })}
      </Text>
    </div>
  );
}
