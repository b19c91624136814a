import type { CommandName } from '@mywasender/contract/commands/command-map';
import { campaignHandlers } from './campaigns.ts';
import { contactHandlers } from './contacts.ts';
import type { Handler } from './handler.ts';
import { inboxHandlers } from './inbox.ts';
import { licenseHandlers } from './license.ts';
import { profileHandlers } from './profiles.ts';
import { settingsHandlers, systemHandlers } from './settings.ts';
import { suppressionHandlers } from './suppressions.ts';
import { templateHandlers } from './templates.ts';
import { webhookHandlers } from './webhooks.ts';

/** Every command of the contract; one that is missing does not compile. */
export const HANDLERS: { readonly [N in CommandName]: Handler<N> } = {
  ...licenseHandlers,
  ...profileHandlers,
  ...contactHandlers,
  ...suppressionHandlers,
  ...templateHandlers,
  ...campaignHandlers,
  ...inboxHandlers,
  ...settingsHandlers,
  ...webhookHandlers,
  ...systemHandlers,
};
