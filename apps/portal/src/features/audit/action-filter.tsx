import { Autocomplete } from '@mantine/core';
import { AUDIT_ACTIONS } from '@mywasender/contract/audit-actions';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';

export interface ActionFilterProps {
  readonly action: string | undefined;
  readonly onAction: (action: string | undefined) => void;
}

/** The server compares whole names, so the filter is applied when one is finished and not while typing. */
export function ActionFilter({ action, onAction }: ActionFilterProps) {
  const text = useText();
  const [draft, setDraft] = useState(action ?? '');
  const [applied, setApplied] = useState(action);
  // The filter was changed from outside, e.g. by a link to the whole trail.
  if (applied !== action) {
    setApplied(action);
    setDraft(action ?? '');
  }
  const apply = (value: string) => {
    const next = value.trim() === '' ? undefined : value.trim();
    if (next !== action) onAction(next);
  };
  return (
    <Autocomplete
      label={text('admin.actionFilter')}
      placeholder={text('admin.actionPlaceholder')}
      data={[...AUDIT_ACTIONS]}
      maxLength={60}
      clearable
      w="20rem"
      maw="100%"
      value={draft}
      onChange={setDraft}
      onOptionSubmit={apply}
      onClear={() => apply('')}
      onBlur={() => apply(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') apply(draft);
      }}
    />
  );
}
