import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../shared/use-text.ts';

/** Suggestions only: the server may know more actions than these. */
const ACTIONS = [
  'address.block',
  'address.unblock',
  'audit.export',
  'auth.login',
  'auth.login-failed',
  'auth.logout',
  'auth.refresh-reused',
  'auth.register',
  'auth.session-end',
  'device.activate',
  'device.deactivate',
  'device.fingerprint-drift',
  'device.remove',
  'device.replace',
  'device.token-reused',
  'incident.approve',
  'incident.open',
  'incident.preview',
  'license.export',
  'license.extend',
  'license.generate',
  'license.mail-key',
  'license.resume',
  'license.revoke',
  'license.shorten',
  'license.show-key',
  'license.suspend',
  'license.transfer',
  'license.update',
  'license.view',
  'quota.grant',
  'user.create',
  'user.role',
  'user.update',
];

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
      data={ACTIONS}
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
