import { Button } from '@mantine/core';
import { useFormat } from '@mywasender/ui/use-format';
import { ButtonLink } from '../shared/button-link.tsx';
import { useCommand } from '../shared/use-command.ts';
import { useCommandQuery } from '../shared/use-command-query.ts';
import { useLicenseText } from '../shared/use-license-text.ts';
import { useNow } from '../shared/use-now.ts';
import { useText } from '../shared/use-text.ts';
import { Notice } from './notice.tsx';

/** Why nothing is sent, or until when it still is. Nothing while the license is in order. */
export function LicenseNotice() {
  const text = useText();
  const format = useFormat();
  const licenseText = useLicenseText();
  const now = useNow(60_000);
  const { data: state } = useCommandQuery('license.state', {});
  const check = useCommand('license.check', { answers: 'license.state' });
  if (state === undefined) return null;

  const open = (
    <ButtonLink to="/license" size="xs" variant="default">
      {text('app.banner.openLicense')}
    </ButtonLink>
  );
  const checkNow = (
    <Button size="xs" variant="default" loading={check.isPending} onClick={() => check.mutate({})}>
      {text('app.banner.checkNow')}
    </Button>
  );
  if (state.mode === 'unlicensed') {
    const activate = (
      <ButtonLink to="/activate" size="xs">
        {text('app.banner.activate')}
      </ButtonLink>
    );
    return (
      <Notice tone="blue" title={text('app.banner.unlicensed')} action={activate}>
        {text('app.banner.unlicensedText')}
      </Notice>
    );
  }
  if (state.clock === 'behind') {
    return (
      <Notice tone="red" title={text('app.banner.clock')} action={checkNow}>
        {text('app.banner.clockText')}
      </Notice>
    );
  }
  if (state.mode === 'read-only') {
    return (
      <Notice tone="red" title={text('app.banner.readOnly')} action={open}>
        {licenseText(state)}
      </Notice>
    );
  }
  if (state.mode === 'grace' && state.graceUntil !== null) {
    const left = format.timeLeft(state.graceUntil - now);
    return (
      <Notice tone="yellow" title={text('app.banner.grace')} action={checkNow}>
        {text('app.banner.graceText', { date: format.dateTime(state.graceUntil), left })}
      </Notice>
    );
  }
  return null;
}
