import { campaignCommands } from './campaigns.ts';
import type { InputOf, OutputOf } from './command.ts';
import { contactCommands } from './contacts.ts';
import { inboxCommands } from './inbox.ts';
import { ledgerCommands } from './ledger.ts';
import { licenseCommands } from './license.ts';
import { listCommands } from './lists.ts';
import { optInCommands } from './opt-ins.ts';
import { personCommands } from './people.ts';
import { profileCommands } from './profiles.ts';
import { segmentCommands } from './segments.ts';
import { settingsCommands, systemCommands } from './settings.ts';
import { suppressionCommands } from './suppressions.ts';
import { templateCommands } from './templates.ts';
import { webhookCommands } from './webhooks.ts';

/** Every command of the desktop core, the same over IPC and HTTP. A new one: an entry here, a handler, a test. */
export const COMMANDS = {
  ...licenseCommands,
  ...profileCommands,
  ...contactCommands,
  ...listCommands,
  ...personCommands,
  ...segmentCommands,
  ...optInCommands,
  ...ledgerCommands,
  ...suppressionCommands,
  ...templateCommands,
  ...campaignCommands,
  ...inboxCommands,
  ...settingsCommands,
  ...webhookCommands,
  ...systemCommands,
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandInput<N extends CommandName> = InputOf<(typeof COMMANDS)[N]>;
export type CommandOutput<N extends CommandName> = OutputOf<(typeof COMMANDS)[N]>;

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
