import { useCommandQuery } from '../../shared/use-command-query.ts';

/** The way to the first campaign, in its order. */
export const STEPS = ['activate', 'browser', 'sender', 'link', 'contacts', 'campaign'] as const;
export type Step = (typeof STEPS)[number];

/** Which steps are done; undefined until all is known, so that nothing is called missing by mistake. */
export function useSteps(): Readonly<Record<Step, boolean>> | undefined {
  const { data: license } = useCommandQuery('license.state', {});
  const { data: system } = useCommandQuery('system.info', {});
  const { data: settings } = useCommandQuery('settings.get', {});
  const { data: profiles } = useCommandQuery('profiles.list', {});
  const { data: lists } = useCommandQuery('contacts.lists', {});
  const { data: campaigns } = useCommandQuery('campaigns.list', {});
  if (!license || !system || !settings || !profiles || !lists || !campaigns) return undefined;
  return {
    activate: license.mode !== 'unlicensed',
    browser: system.browser.source !== 'missing',
    sender: settings.senderName.trim() !== '',
    link: profiles.profiles.some(({ phone, state }) => phone !== null || state.kind === 'ready'),
    contacts: lists.lists.some(({ contacts }) => contacts > 0),
    campaign: campaigns.campaigns.some(({ status }) => status !== 'draft'),
  };
}
