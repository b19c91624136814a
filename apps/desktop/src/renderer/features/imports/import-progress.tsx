import { Meter } from '@mywasender/ui/meter';
import { useFormat } from '@mywasender/ui/use-format';
import { useState } from 'react';
import { useCoreEvent } from '../../shared/core.tsx';
import { useText } from '../../shared/use-text.ts';

/** How far the core has read this file. */
export function ImportProgress({ file }: { readonly file: string }) {
  const text = useText();
  const format = useFormat();
  const [progress, setProgress] = useState({ rows: 0, bytes: 0, totalBytes: 1 });
  useCoreEvent('import.progress', (next) => {
    if (next.file === file) setProgress(next);
  });
  return (
    <Meter
      label={text('imports.running')}
      value={progress.bytes}
      max={progress.totalBytes}
      valueText={text('imports.rowsRead', { rows: format.number(progress.rows) })}
    />
  );
}
