import { join } from 'node:path';
import type { AdapterState } from '@mywasender/contract/models/adapter';
import type { PageAdapter } from '@mywasender/gateway/port';
import { WA_JS_VERSION } from '@mywasender/gateway/web/page-assets';
import type { EventHub } from '../events/create-event-hub.ts';
import type { SenderDeps } from '../ports.ts';
import type { SettingsHolder } from '../settings/create-settings-holder.ts';
import type { Sql } from '../store/sql.ts';
import { changeAdapterRecord, readAdapterRecord } from './adapter-record.ts';
import { createBundleShelf } from './bundle-shelf.ts';
import { installedBundle } from './installed-bundle.ts';
import { lookForBundle } from './look-for-bundle.ts';

/** The code that goes into WhatsApp's page: the app's own, or a newer one a release key has signed. */
export interface Adapters {
  /** For a profile that is being opened; undefined: the app's own. Proved anew each time. */
  forOpening(profileId: string): Promise<PageAdapter | undefined>;
  /** Something newer than what the page was given came meanwhile, and was not tried in this profile in vain. */
  hasNewer(profileId: string, adapter: PageAdapter | undefined): Promise<boolean>;
  /** The page did not come up with it. True: the profile is to be opened again, with the app's own. */
  failed(profileId: string, adapter: PageAdapter | undefined, detail: string): boolean;
  /** The page came up with it. */
  worked(profileId: string, adapter: PageAdapter | undefined): void;
  /** Whether the app's own code in this profile tells who was at fault. */
  isCompared(profileId: string): boolean;
  /** Asks the server now; what was set aside here before is given another chance. */
  lookAgain(): Promise<AdapterState>;
  /** Asks the server without anybody waiting, unless it was asked less than `quietMs` ago. */
  lookSoon(quietMs: number): void;
  describe(): Promise<AdapterState>;
  /** The setting was changed. */
  switched(): Promise<void>;
  stop(): Promise<void>;
}

export interface AdaptersInput
  extends Pick<
    SenderDeps,
    'dataDir' | 'adapterKeys' | 'fetch' | 'serverUrl' | 'machine' | 'wallClock' | 'log'
  > {
  readonly sql: Sql;
  readonly events: EventHub;
  readonly settings: SettingsHolder;
  /** A newer one is there: what WhatsApp's change has stopped can be opened again. */
  readonly installed: () => void;
  /** The one in use must not be used any more. */
  readonly dropped: () => void;
}

/** After no answer, ms. */
const RETRY_MS = 3_600_000;

export function createAdapters(input: AdaptersInput): Adapters {
  const { sql, settings, machine, wallClock, events, log, adapterKeys } = input;
  const shelf = createBundleShelf(join(input.dataDir, 'adapter'));
  const end = new AbortController();
  const facts = { ...input, shelf, appVersion: machine.appVersion, now: wallClock.now, signal: end.signal };
  /** Profiles in which a bundle failed and the app's own is tried, with what the bundle's page said. */
  const compared = new Map<string, { readonly bundle: PageAdapter; readonly detail: string }>();
  /** By profile, the number of the bundle that did not work when the app's own did not either. */
  const inVain = new Map<string, number>();
  let looking: Promise<void> | null = null;

  const mode = (): AdapterState['mode'] => {
    if (adapterKeys.length === 0) return 'no-key';
    return settings.get().adapterUpdates ? 'on' : 'off';
  };
  /** The profile opens in any case: a disk that cannot be read must not keep WhatsApp closed. */
  const installed = async () => {
    const had = readAdapterRecord(sql).installed !== null;
    const used = await installedBundle(facts).catch((error: unknown) => {
      log.error({ err: error }, 'newer code for WhatsApp’s page could not be read');
      return null;
    });
    if (had && used === null && readAdapterRecord(sql).setAside?.why === 'changed') lookSoon(0);
    return used;
  };
  const forOpening = async (profileId: string): Promise<PageAdapter | undefined> => {
    if (mode() !== 'on' || compared.has(profileId)) return undefined;
    return (await installed())?.adapter;
  };
  const describe = async (): Promise<AdapterState> => {
    const used = mode() === 'on' ? await installed() : null;
    // Read after the wait: what was set aside meanwhile is not in use.
    const { lastLook, setAside, installed: token } = readAdapterRecord(sql);
    return {
      mode: mode(),
      ...(used === null || token === null
        ? { source: 'built-in', version: machine.appVersion, waJsVersion: WA_JS_VERSION }
        : { source: 'update', version: used.adapter.version, waJsVersion: used.waJsVersion }),
      lastLook,
      setAside,
    };
  };
  const announce = () =>
    describe().then(
      (state) => events.emit('adapter.changed', state),
      (error: unknown) => log.error({ err: error }, 'the state of the adapter could not be read'),
    );
  const lookNow = async (): Promise<void> => {
    const outcome = await lookForBundle(facts);
    if (end.signal.aborted) return;
    changeAdapterRecord(sql, { lastLook: { at: wallClock.now(), outcome } });
    log.info({ outcome }, 'looked for newer code for WhatsApp’s page');
    if (outcome === 'installed') {
      compared.clear();
      input.installed();
    }
    if (outcome === 'withdrawn') input.dropped();
    await announce();
  };
  const look = async (): Promise<void> => {
    if (mode() !== 'on' || end.signal.aborted) return;
    looking ??= lookNow().finally(() => {
      looking = null;
    });
    await looking;
  };
  const isQuiet = (quietMs: number): boolean => {
    const { lastLook } = readAdapterRecord(sql);
    if (lastLook === null) return false;
    const longest = lastLook.outcome === 'unreachable' ? Math.min(quietMs, RETRY_MS) : quietMs;
    // A clock that was set back must not keep it from looking.
    return Math.abs(wallClock.now() - lastLook.at) < longest;
  };

  const lookSoon = (quietMs: number): void => {
    if (isQuiet(quietMs)) return;
    look().catch((error: unknown) => log.error({ err: error }, 'newer code could not be looked for'));
  };

  return {
    describe,
    lookSoon,
    lookAgain: async () => {
      changeAdapterRecord(sql, { failed: null });
      await look();
      return describe();
    },
    isCompared: (profileId) => compared.has(profileId),
    forOpening,
    hasNewer: async (profileId, adapter) => {
      const known = Math.max(adapter?.sequence ?? 0, inVain.get(profileId) ?? 0);
      return ((await forOpening(profileId))?.sequence ?? 0) > known;
    },
    failed: (profileId, adapter, detail) => {
      if (adapter === undefined) {
        // Neither works: it is WhatsApp or the connection, and nobody's fault.
        const tried = compared.get(profileId);
        if (tried !== undefined) inVain.set(profileId, tried.bundle.sequence);
        compared.delete(profileId);
        return false;
      }
      log.warn({ profileId, version: adapter.version, detail }, 'newer code did not work in WhatsApp’s page');
      compared.set(profileId, { bundle: adapter, detail });
      return true;
    },
    worked: (profileId, adapter) => {
      const judged = adapter === undefined ? compared.get(profileId) : undefined;
      if (judged === undefined) return;
      const { bundle, detail } = judged;
      compared.clear();
      const record = readAdapterRecord(sql);
      // Meanwhile there may be another one.
      if (record.seen.sequence !== bundle.sequence) return;
      const { version, sequence } = bundle;
      const at = wallClock.now();
      changeAdapterRecord(sql, {
        installed: null,
        failed: sequence,
        setAside: { version, why: 'self-test', detail, at },
      });
      log.warn({ version }, 'newer code for WhatsApp’s page is set aside: the app’s own works');
      void shelf.keepOnly(null).then(announce, (error: unknown) => log.warn({ err: error }, 'a file stayed'));
    },
    switched: async () => {
      if (mode() === 'off') input.dropped();
      await announce();
    },
    stop: async () => {
      end.abort();
      await looking?.catch(() => undefined);
    },
  };
}
