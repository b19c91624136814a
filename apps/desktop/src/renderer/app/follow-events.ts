import type { CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { Transport } from '@mywasender/contract/transport';
import type { QueryClient } from '@tanstack/react-query';
import { commandKey } from '../shared/use-command-query.ts';

/** Lists that would be asked for again on every message are asked for at most this often, in milliseconds. */
const REFRESH_MS = 1000;

/** Patches the cache with what events carry and asks again for what they do not. Returns its stop. */
export function followEvents(transport: Transport, queries: QueryClient): () => void {
  const waiting = new Map<CommandName, ReturnType<typeof setTimeout>>();
  const refreshSoon = (...names: readonly CommandName[]) => {
    for (const name of names) {
      if (waiting.has(name)) continue;
      const ask = () => {
        waiting.delete(name);
        void queries.invalidateQueries({ queryKey: [name] });
      };
      waiting.set(name, setTimeout(ask, REFRESH_MS));
    }
  };
  const patch = <N extends CommandName>(name: N, change: (old: CommandOutput<N>) => CommandOutput<N>) =>
    queries.setQueryData<CommandOutput<N>>([name, {}], (old) => (old === undefined ? old : change(old)));

  const stops = [
    transport.subscribe('license.changed', (state) => {
      queries.setQueryData(commandKey('license.state', {}), state);
      refreshSoon('campaigns.check');
    }),
    transport.subscribe('settings.changed', (settings) => {
      queries.setQueryData(commandKey('settings.get', {}), settings);
      refreshSoon('system.info', 'templates.check');
    }),
    transport.subscribe('adapter.changed', (state) => {
      queries.setQueryData(commandKey('system.adapter', {}), state);
    }),
    transport.subscribe('profile.changed', (profile) => {
      patch('profiles.list', ({ profiles }) => ({ profiles: replaceById(profiles, profile) }));
      refreshSoon('campaigns.check');
    }),
    transport.subscribe('campaign.changed', (campaign) => {
      queries.setQueryData(commandKey('campaigns.get', { campaignId: campaign.id }), campaign);
      patch('campaigns.list', ({ campaigns }) => ({ campaigns: replaceById(campaigns, campaign) }));
      refreshSoon('campaigns.report', 'campaigns.watched');
    }),
    transport.subscribe('recipient.changed', () =>
      refreshSoon(
        'campaigns.recipients',
        'campaigns.recipient',
        'campaigns.report',
        'contacts.history',
        'inbox.conversation',
      ),
    ),
    transport.subscribe('conversation.changed', () =>
      refreshSoon('inbox.conversations', 'inbox.conversation', 'inbox.unread'),
    ),
    transport.subscribe('optIn.changed', (optIn) => {
      patch('contacts.optIns', ({ optIns }) => ({ optIns: replaceById(optIns, optIn) }));
      refreshSoon(
        'contacts.optIn',
        'contacts.optInPeople',
        'contacts.list',
        'contacts.lists',
        'contacts.ledger',
      );
    }),
    transport.subscribe('webhook.changed', (webhook) => {
      patch('settings.webhooks', ({ webhooks }) => ({
        webhooks: webhooks.map((old) => (old.id === webhook.id ? webhook : old)),
      }));
      refreshSoon('settings.webhookDeliveries');
    }),
    transport.subscribe('message.received', ({ optOut }) => {
      refreshSoon('inbox.list', 'campaigns.report', 'contacts.get', 'contacts.history');
      if (optOut !== 'none') refreshSoon('suppressions.list', 'contacts.list', 'contacts.lists');
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}

/** The list with the newer version of one item; a new one comes first, as in "newest first". */
function replaceById<T extends { readonly id: string }>(items: readonly T[], item: T): T[] {
  const known = items.some(({ id }) => id === item.id);
  return known ? items.map((old) => (old.id === item.id ? item : old)) : [item, ...items];
}
