import type { ProfileState } from '@mywasender/contract/models/profile';
import { useFormat } from '@mywasender/ui/use-format';
import { isTextKey } from '../../shared/is-text-key.ts';
import { useText } from '../../shared/use-text.ts';

/** What a state means and what to do about it, in one or two sentences. */
export function useStateText(): (state: ProfileState) => string {
  const text = useText();
  const format = useFormat();
  const closedText = (reason: string | undefined) => {
    if (reason === undefined) return text('profiles.stateText.offline');
    const key = `codes.offline.${reason}`;
    return isTextKey(key) ? text(key) : text('profiles.stateText.offlineReason', { reason });
  };
  const offlineText = ({ reason, retryAt }: Extract<ProfileState, { kind: 'offline' }>) =>
    retryAt === undefined
      ? closedText(reason)
      : text('profiles.stateText.offlineRetry', { why: closedText(reason), time: format.time(retryAt) });
  return (state) => {
    switch (state.kind) {
      case 'offline':
        return offlineText(state);
      case 'ready':
        return text('profiles.stateText.ready', { phone: state.phone });
      case 'outdated':
        return text('profiles.stateText.outdated', { missing: format.list(state.missing) });
      case 'blocked':
        return text(`codes.block.${state.reason}`);
      case 'logged-out':
        return text(`codes.logout.${state.reason}`);
      case 'starting':
      case 'qr':
      case 'pairing':
      case 'syncing':
      case 'conflict':
        return text(`profiles.stateText.${state.kind}`);
    }
  };
}
