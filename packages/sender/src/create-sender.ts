import { join } from 'node:path';
import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandName, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { EventName } from '@mywasender/contract/events';
import { createAdapters } from './adapter/create-adapters.ts';
import { reopenOutdated, reopenUpdated } from './adapter/reopen-profiles.ts';
import { startAdapterTicker } from './adapter/start-adapter-ticker.ts';
import { createRunningStarts } from './campaigns/running-starts.ts';
import { createProfileGateway } from './cloud/create-profile-gateway.ts';
import { createRelayFeed } from './cloud/create-relay-feed.ts';
import { callCommand } from './commands/call-command.ts';
import { createRunningImports } from './contacts/import/running-imports.ts';
import { settleImports } from './contacts/import/undo-import.ts';
import { purgeRemoved } from './contacts/purge-removed.ts';
import type { Core } from './core.ts';
import { createEventHub } from './events/create-event-hub.ts';
import { createFileShelf, type FileShelf } from './files/create-file-shelf.ts';
import { judgeAnswers } from './inbox/reconcile-answers.ts';
import { createLicenseClient, type LicenseClient } from './license/create-license-client.ts';
import { createAccount } from './license/sign-in.ts';
import { startLicenseTicker } from './license/start-license-ticker.ts';
import { createMediaShelf, type MediaShelf } from './media/media-shelf.ts';
import { purgeMedia } from './media/purge-media.ts';
import { startMediaWatch } from './media/wake-for-media.ts';
import type { Listener, SenderDeps } from './ports.ts';
import { createProfileHub } from './profiles/create-profile-hub.ts';
import { proxyOf } from './profiles/proxy-of.ts';
import { createRehearsals } from './rehearsal/create-rehearsals.ts';
import { announceProfile } from './runner/announce.ts';
import { createRunner, wakeAll } from './runner/create-runner.ts';
import { handleAck } from './runner/handle-ack.ts';
import { handleIncoming } from './runner/handle-incoming.ts';
import { handleState } from './runner/handle-state.ts';
import { startClockWatch } from './runner/look-at-clock.ts';
import { judgeInterrupted } from './runner/reconcile-profile.ts';
import { createRunnerMemory } from './runner/runner-memory.ts';
import { createSeriesLoop } from './series/create-series-loop.ts';
import { createSettingsHolder } from './settings/create-settings-holder.ts';
import { suppressionSalt } from './store/meta.ts';
import { type OpenedStore, openStore } from './store/open-store.ts';
import { allProfiles } from './store/profiles.ts';
import { settleStarts } from './store/started-people.ts';
import { createSilentWebhooks, createWebhookSender } from './webhooks/create-webhook-sender.ts';
import { createSheetShelf } from './xlsx/create-sheet-shelf.ts';

/** The desktop core as its hosts see it. */
export interface Sender {
  /** Validates the input against the contract; rejects with `AppError`. */
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Returns the function that ends the subscription. */
  subscribe<N extends EventName>(event: N, listener: Listener<N>): () => void;
  readonly files: FileShelf;
  /** Nothing more is sent once it resolves; profiles and store are closed. Twice is once. */
  stop(): Promise<void>;
}

/**
 * Opens the data folder and starts: the license is checked, linked profiles are opened again, campaigns that were
 * running go on. Rejects with `STORE_LOCKED`, `STORE_CORRUPT`, `STORE_TOO_NEW`, `DISK_FULL` or `READ_ONLY`.
 */
export async function createSender(deps: SenderDeps): Promise<Sender> {
  const now = deps.wallClock.now();
  const store = openStore({ dataDir: deps.dataDir, now });
  const media = createMediaShelf(join(deps.dataDir, 'media'));
  try {
    await purgeMedia({ sql: store.sql, media }, now);
    return await startSender(deps, store, { media });
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Starts a core on an opened store; the returned `stop` closes it. A given license takes the place of the license
 * client: a rehearsal runs under the license as it was when it began, and asks no server.
 */
export async function startSender(
  deps: SenderDeps,
  store: OpenedStore,
  given: { readonly media: MediaShelf; readonly license?: LicenseClient },
): Promise<Sender> {
  const { sql } = store;
  const events = createEventHub(deps.log);
  const files = await createFileShelf(deps.dataDir);
  const settings = await createSettingsHolder(deps.settings, deps.log);
  const license = given.license ?? (await createLicenseClient({ ...deps, sql, events }));
  const relay = createRelayFeed({ ...deps, sql, license, changed: (id) => announceProfile(core, id) });
  const adapters = createAdapters({
    ...deps,
    sql,
    events,
    settings,
    installed: () => reopenOutdated(core),
    dropped: () => reopenUpdated(core),
  });
  const profiles = createProfileHub({
    dataDir: deps.dataDir,
    gateway: createProfileGateway({ ...deps, sql, feed: relay }),
    proxyOf: (id) => proxyOf({ sql, secrets: deps.secrets }, id),
    adapters,
    clock: deps.clock,
    wallClock: deps.wallClock,
    log: deps.log,
    handlers: {
      state: (id, state) => handleState(core, id, state),
      ack: (_id, ack) => handleAck(core, ack),
      incoming: (id, message) => handleIncoming(core, id, message),
    },
  });
  const runner = createRunner(() => core);
  // A rehearsal has the addresses in its copy, and nothing of it has happened.
  const webhooks =
    given.license === undefined ? createWebhookSender(() => core, events) : createSilentWebhooks();
  const series = createSeriesLoop(() => core);
  const core: Core = {
    deps,
    sql,
    salt: suppressionSalt(sql),
    events,
    files,
    media: given.media,
    sheets: createSheetShelf(files, deps.dataDir),
    imports: createRunningImports(),
    starts: createRunningStarts(),
    rehearsals: createRehearsals(deps.dataDir),
    settings,
    license,
    account: createAccount(deps),
    profiles,
    adapters,
    relay,
    memory: createRunnerMemory(),
    webhooks,
    wake: runner.wake,
    wakeSeries: series.wake,
  };
  await settleImports(sql, deps.wallClock.now());
  await settleStarts(sql);
  purgeRemoved(sql, deps.wallClock.now());
  judgeInterrupted(core);
  judgeAnswers(core);
  events.subscribe('license.changed', () => wakeAll(core));
  const endClockWatch = startClockWatch(core);
  const ticker = startLicenseTicker(core);
  const endAdapterTicker = startAdapterTicker(core);
  const endMediaWatch = startMediaWatch(core);
  for (const profile of allProfiles(sql)) {
    if (profile.wanted) profiles.keepOpen(profile.id);
  }
  wakeAll(core);
  webhooks.wake();
  series.wake();

  let stopping: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    const unfollowed = ticker.stop();
    const told = webhooks.stop();
    endMediaWatch();
    endAdapterTicker();
    endClockWatch();
    const stopped = runner.stop();
    const seriesStopped = series.stop();
    await core.imports.stop();
    await core.starts.stop();
    await core.rehearsals.stop();
    await adapters.stop();
    await profiles.stop();
    await relay.stop();
    await stopped;
    await seriesStopped;
    await unfollowed;
    await told;
    await license.stop();
    events.stop();
    store.close();
  };
  return {
    files,
    call: (name, input) =>
      stopping === null ? callCommand(core, name, input) : Promise.reject(new AppError('UNAVAILABLE')),
    subscribe: events.subscribe,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
