import { Meter } from '@mywasender/ui/meter';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useCoreEvent } from '../../shared/core.tsx';
import { fileSize } from '../../shared/file-size.ts';
import { useText } from '../../shared/use-text.ts';

/** How much of the browser is here. */
export function BrowserDownload() {
  const text = useText();
  const format = useFormat();
  const [progress, setProgress] = useState<{ readonly received: number; readonly total: number | null }>({
    received: 0,
    total: null,
  });
  useCoreEvent('browser.download', setProgress);
  const { received, total } = progress;
  const size = (bytes: number) => fileSize(bytes, format.number);
  return (
    <Meter
      label={text('settings.browser.downloading')}
      value={received}
      max={total ?? Math.max(1, received * 2)}
      valueText={
        total === null
          ? text('settings.browser.progressOpen', { received: size(received) })
          : text('settings.browser.progress', { received: size(received), total: size(total) })
      }
    />
  );
}
