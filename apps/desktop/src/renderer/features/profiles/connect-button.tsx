import { Button } from '@mantine/core';
import type { Profile } from '@mywasender/contract/models/profile';
import { useToasts } from '@mywasender/ui/undo-toast';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../shared/use-command.ts';
import { useText } from '../../shared/use-text.ts';

/** States in which WhatsApp is not open for the profile. */
const CLOSED = new Set(['offline', 'conflict', 'blocked', 'logged-out', 'outdated']);

export interface ConnectButtonProps {
  readonly profile: Profile;
  /** go to the profile's own page, where its code is shown */
  readonly opensPage?: boolean;
}

export function ConnectButton({ profile, opensPage = false }: ConnectButtonProps) {
  const text = useText();
  const toasts = useToasts();
  const navigate = useNavigate();
  const connect = useCommand('profiles.connect', { onError: toasts.failed });
  const disconnect = useCommand('profiles.disconnect', { onError: toasts.failed });
  const input = { profileId: profile.id };
  const open = () => {
    if (opensPage) void navigate({ to: '/profiles/$profileId', params: input });
    connect.mutate(input);
  };
  return CLOSED.has(profile.state.kind) ? (
    <Button loading={connect.isPending} onClick={open}>
      {text('profiles.connect')}
    </Button>
  ) : (
    <Button variant="default" loading={disconnect.isPending} onClick={() => disconnect.mutate(input)}>
      {text('profiles.disconnect')}
    </Button>
  );
}
