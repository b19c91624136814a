import { ButtonLink } from '../shared/button-link.tsx';
import { useCommandQuery } from '../shared/use-command-query.ts';
import { useText } from '../shared/use-text.ts';
import { Notice } from './notice.tsx';

/** Addresses the app has given up: whoever waits for their calls waits in vain. */
export function WebhookNotices() {
  const text = useText();
  const { data } = useCommandQuery('settings.webhooks', {});
  const open = (
    <ButtonLink to="/settings" size="xs" variant="default">
      {text('settings.webhooks.open')}
    </ButtonLink>
  );
  return data?.webhooks
    .filter(({ switchedOff }) => switchedOff !== null)
    .map(({ id, url }) => (
      <Notice key={id} tone="yellow" title={text('settings.webhooks.notice')} action={open}>
        {text('settings.webhooks.noticeText', { host: new URL(url).host })}
      </Notice>
    ));
}
