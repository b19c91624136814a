import { Button } from '@mantine/core';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import { CopyButton } from '@mywasender/ui/copy-button';
import { ButtonLink } from '../../shared/button-link.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

export interface VerdictActionProps {
  readonly state: LicenseState;
  /** On the activation screen the key field itself is the next step for some verdicts. */
  readonly place: 'activation' | 'license';
}

/** The one next step of a verdict. */
export function VerdictAction({ state, place }: VerdictActionProps) {
  const text = useText();
  const check = useCommand('license.check', { answers: 'license.state' });
  switch (state.action) {
    case 'none':
      return null;
    case 'choose-device':
    case 'enter-key':
    case 'activate': {
      // There the key field, or the list of computers, stands right beside this.
      if (place === 'activation') return null;
      const label = state.action === 'enter-key' ? 'license.page.enterKey' : 'license.page.activate';
      return <ButtonLink to="/activate">{text(label)}</ButtonLink>;
    }
    case 'renew':
      return (
        <Button component="a" href={`${state.serverUrl}/account`} target="_blank" rel="noreferrer">
          {text('license.page.renew')}
        </Button>
      );
    case 'contact-seller': {
      const facts = { key: state.keyEnd ?? '?', device: state.deviceName, code: state.code ?? '?' };
      const details = text('license.page.sellerText', facts);
      return <CopyButton withText value={details} label={text('license.page.seller')} />;
    }
    case 'update-app':
      return (
        <Button loading={check.isPending} onClick={() => check.mutate({})}>
          {text('license.page.update')}
        </Button>
      );
  }
}
