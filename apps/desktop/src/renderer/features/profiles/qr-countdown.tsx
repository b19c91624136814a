import { Text } from '@mantine/core';
import { useState } from 'react';
import { useNow } from '../../shared/use-now.ts';
import { useText } from '../../shared/use-text.ts';

/** WhatsApp renews its code about this often, in seconds (packages/gateway, `GatewayState`). */
const RENEWED_EVERY = 20;

/** Counts down from when it was first shown: give it the code as its key. */
export function QrCountdown() {
  const text = useText();
  const now = useNow(1000);
  const [since] = useState(() => Date.now());
  const seconds = RENEWED_EVERY - Math.floor((now - since) / 1000);
  return (
    <Text size="sm" c="dimmed">
      {seconds > 0
        ? text('profiles.link.renews', { seconds: Math.min(RENEWED_EVERY, seconds) })
        : text('profiles.link.renewing')}
    </Text>
  );
}
