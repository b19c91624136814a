import type { Adapters } from './adapter/create-adapters.ts';
import type { RunningStarts } from './campaigns/running-starts.ts';
import type { RelayFeed } from './cloud/create-relay-feed.ts';
import type { RunningImports } from './contacts/import/running-imports.ts';
import type { EventHub } from './events/create-event-hub.ts';
import type { FileShelf } from './files/create-file-shelf.ts';
import type { LicenseClient } from './license/create-license-client.ts';
import type { Account } from './license/sign-in.ts';
import type { MediaShelf } from './media/media-shelf.ts';
import type { SenderDeps } from './ports.ts';
import type { ProfileHub } from './profiles/create-profile-hub.ts';
import type { Rehearsals } from './rehearsal/create-rehearsals.ts';
import type { RunnerMemory } from './runner/runner-memory.ts';
import type { SettingsHolder } from './settings/create-settings-holder.ts';
import type { Sql } from './store/sql.ts';
import type { WebhookSender } from './webhooks/create-webhook-sender.ts';
import type { SheetShelf } from './xlsx/create-sheet-shelf.ts';

/** What use cases work with: the ports of the host and the parts built on them. */
export interface Core {
  readonly deps: SenderDeps;
  readonly sql: Sql;
  /** Of the suppression hashes. */
  readonly salt: string;
  readonly events: EventHub;
  readonly files: FileShelf;
  readonly media: MediaShelf;
  readonly sheets: SheetShelf;
  readonly imports: RunningImports;
  readonly starts: RunningStarts;
  readonly rehearsals: Rehearsals;
  readonly settings: SettingsHolder;
  readonly license: LicenseClient;
  readonly account: Account;
  readonly profiles: ProfileHub;
  readonly adapters: Adapters;
  readonly relay: RelayFeed;
  readonly memory: RunnerMemory;
  readonly webhooks: WebhookSender;
  /** Something changed that may let a profile go on, or must stop it: it looks again at once. */
  readonly wake: (profileId: string) => void;
  /** A repeating campaign began, ended or was changed: its next run is looked at again at once. */
  readonly wakeSeries: () => void;
}
