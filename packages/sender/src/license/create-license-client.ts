import { AppError } from '@mywasender/contract/app-error';
import { NO_LICENSE, type Verdict } from '@mywasender/contract/http/verdict';
import type { LicenseState } from '@mywasender/contract/models/license-state';
import { applyLease } from '@mywasender/licensing/apply-lease';
import { buildFingerprint } from '@mywasender/licensing/fingerprint';
import { nextRetryTime } from '@mywasender/licensing/grace-policy';
import { leaseDigest } from '@mywasender/licensing/lease-digest';
import { keyEndOf, parseLicenseKey } from '@mywasender/licensing/license-key';
import type { EventHub } from '../events/create-event-hub.ts';
import type { SenderDeps } from '../ports.ts';
import type { Sql } from '../store/sql.ts';
import { askVerdict, type FreshVerdict, newNonce } from './ask-verdict.ts';
import { answeredBy, callServer, ServerOutage } from './call-server.ts';
import { followLicense } from './follow-license.ts';
import { takeLicenseFile, writeRequest } from './license-files.ts';
import { createLicenseMemory } from './license-memory.ts';
import { createLicenseSecrets, type LicenseTokens } from './license-secrets.ts';

export interface LicenseClient {
  state(): LicenseState;
  /** Throws `LICENSE_REQUIRED`. Asked right before every send. */
  assertMaySend(): void;
  maySend(): boolean;
  /** A denial is in the returned state; throws `LICENSE_KEY_MISTYPED`, `LICENSE_SERVER_UNREACHABLE`, `LICENSE_ANSWER_INVALID`. */
  activate(input: {
    readonly key: string;
    readonly replaceDeviceId?: string | undefined;
  }): Promise<LicenseState>;
  /** Starts the trial of this computer or goes on with it. As `activate`; throws `TRIAL_UNAVAILABLE`. */
  startTrial(): Promise<LicenseState>;
  /** Content of a request file for a computer without internet. */
  createRequest(): Promise<string>;
  /** Throws `LICENSE_FILE_INVALID`, `LICENSE_FILE_FOREIGN`, `LICENSE_FILE_USED`, `LICENSE_FILE_OVER`. */
  importFile(content: string): Promise<LicenseState>;
  /** Asks now; an outage is in `lastCheck`, not thrown. */
  check(): Promise<LicenseState>;
  deactivate(): Promise<{ state: LicenseState; serverTold: boolean; note: string | null }>;
  /**
   * Listens for changes while the computer is online, and for webhooks that wait in a relay of the license; returns
   * what ends it.
   */
  follow(onRelay: () => void): { stop(): Promise<void> };
  /** What proves a call of the server at `path` by this license and computer. Throws `LICENSE_REQUIRED`. */
  authorise(path: string): Promise<{ readonly licenseToken: string; readonly proof: string }>;
  /** Looks whether a check is due; called by the ticker and after the computer slept. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

type Deps = Pick<
  SenderDeps,
  'fetch' | 'serverUrl' | 'leaseKeys' | 'secrets' | 'machine' | 'wallClock' | 'random' | 'log'
> & { readonly sql: Sql; readonly events: EventHub };

/** A token older than this is exchanged before its end (30 days) comes near. */
const REFRESH_AFTER_MS = 20 * 86_400_000;

/** Opens the license client on what the store and the secret store remember. Asks nobody yet: see `tick`. */
export async function createLicenseClient(deps: Deps): Promise<LicenseClient> {
  const { wallClock, machine, log, events } = deps;
  const secrets = createLicenseSecrets(deps.secrets);
  const identity = await secrets.identity();
  const { fingerprint, source } = buildFingerprint({
    components: await machine.fingerprintComponents(),
    installId: identity.installId,
    hostname: machine.hostname,
  });
  const memory = await createLicenseMemory({ ...deps, identity, sealKey: await secrets.sealKey(), source });
  const facts = {
    fingerprint: { ...fingerprint },
    name: machine.deviceName.slice(0, 120) || 'Computer',
    platform: machine.platform,
    appVersion: machine.appVersion,
  };
  const device = { publicKey: identity.publicKey, ...facts };
  const files = { ...deps, memory, identity, device: facts };
  let failures = 0;
  let retryAt = 0;
  let running: Promise<void> | null = null;
  let announced = '';
  let heard: string | null = null;

  const announce = (): void => {
    const state = memory.state();
    const text = JSON.stringify(state);
    if (text === announced) return;
    announced = text;
    events.emit('license.changed', state);
  };
  const ask = async (question: (nonce: string) => Promise<Verdict>): Promise<FreshVerdict> => {
    const attempt = () => askVerdict({ ...deps, thumbprint: identity.thumbprint }, question);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'DEVICE_PROOF_CLOCK') throw error;
      memory.learnServerTime(Date.parse(String(error.params.serverTime)));
      return attempt();
    }
  };

  const conclude = async (fresh: FreshVerdict, licenseKey: string | null): Promise<void> => {
    const { claims, verdict, token } = fresh;
    failures = 0;
    heard = leaseDigest(claims);
    const next = applyLease(memory.record(), claims);
    const taken = next.lease === claims;
    let left: LicenseTokens | null = null;
    if (
      taken &&
      claims.licenseId !== null &&
      verdict.licenseToken !== undefined &&
      verdict.refreshToken !== undefined
    ) {
      const before = await secrets.tokens();
      if (before?.licenseId !== claims.licenseId) left = before;
      await secrets.saveTokens({
        licenseId: claims.licenseId,
        licenseToken: verdict.licenseToken,
        refreshToken: verdict.refreshToken,
        obtainedAt: wallClock.now(),
      });
    }
    memory.conclude({ next, token: taken ? token : null, fresh, licenseKey });
    announce();
    // one license for a computer: its place in the one before is free for another
    if (left !== null) await tellServer(deps, memory.proof, left);
  };

  const validate = async (): Promise<void> => {
    const tokens = await secrets.tokens();
    if (tokens === null) return;
    const { licenseId, licenseToken, refreshToken } = tokens;
    const refresh = () =>
      ask(async (nonce) => {
        const proof = await memory.proof('/v1/licenses/refresh', nonce, licenseId);
        return callServer(deps, 'POST /v1/licenses/refresh', { body: { refreshToken, nonce, proof } });
      });
    const plain = () =>
      ask(async (nonce) => {
        const proof = await memory.proof('/v1/licenses/validate', nonce, licenseId);
        const { appVersion } = machine;
        const body = { licenseToken, nonce, proof, appVersion, fingerprint: { ...fingerprint } };
        return callServer(deps, 'POST /v1/licenses/validate', { body });
      });
    const old = memory.now() - tokens.obtainedAt > REFRESH_AFTER_MS;
    const fresh = old
      ? await refresh()
      : await plain().catch((error: unknown) => {
          if (error instanceof AppError && error.code === 'LICENSE_TOKEN_INVALID') return refresh();
          throw error;
        });
    await conclude(fresh, null);
  };

  const outage = (error: unknown): void => {
    failures += 1;
    const retryAfterMs = error instanceof ServerOutage ? error.retryAfterMs : undefined;
    retryAt = nextRetryTime({
      nowMs: wallClock.now(),
      attempt: failures,
      random: deps.random(),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
    log.warn({ err: error, failures }, 'the license server gave no conclusion');
    memory.outage(error instanceof AppError ? 'invalid-answer' : 'unreachable');
    announce();
  };

  const check = (): Promise<void> => {
    running ??= validate()
      .catch(outage)
      .finally(() => {
        running = null;
      });
    return running;
  };

  const activateNow = async (key: string, replaceDeviceId: string | undefined): Promise<void> => {
    const parsed = parseLicenseKey(key);
    if (!parsed.ok) throw new AppError('LICENSE_KEY_MISTYPED', { problem: parsed.problem });
    const replacing = replaceDeviceId === undefined ? {} : { replaceDeviceId };
    const fresh = await ask((nonce) =>
      callServer(deps, 'POST /v1/licenses/activate', {
        body: { key: parsed.key, device, nonce, ...replacing },
      }),
    );
    await conclude(fresh, keyEndOf(parsed.key));
  };

  const trialNow = async (): Promise<void> => {
    const fresh = await ask(async (nonce) => {
      const proof = await memory.proof('/v1/licenses/trial', nonce, NO_LICENSE);
      return callServer(deps, 'POST /v1/licenses/trial', { body: { device, nonce, proof } });
    });
    await conclude(fresh, fresh.verdict.keyEnd ?? null);
  };
  const answered = async (work: Promise<void>): Promise<LicenseState> => {
    await answeredBy(deps.serverUrl, work);
    return memory.state();
  };

  return {
    state: () => memory.state(),
    maySend: () => memory.maySend(),
    assertMaySend: () => {
      if (!memory.maySend()) throw new AppError('LICENSE_REQUIRED', { detail: memory.state().detail });
    },
    activate: ({ key, replaceDeviceId }) => answered(activateNow(key, replaceDeviceId)),
    startTrial: () => answered(trialNow()),
    createRequest: () => writeRequest(files),
    importFile: async (content) => {
      const licenseId = await takeLicenseFile(files, content);
      // tokens of another license would bring back what it says
      if ((await secrets.tokens())?.licenseId !== licenseId) await secrets.forgetTokens();
      announce();
      return memory.state();
    },
    check: async () => {
      await check();
      return memory.state();
    },
    deactivate: async () => {
      const tokens = await secrets.tokens();
      const told = tokens === null ? null : await tellServer(deps, memory.proof, tokens);
      await secrets.forgetTokens();
      memory.forget();
      announce();
      return { state: memory.state(), serverTold: told === true, note: told === false ? NOT_TOLD : null };
    },
    tick: async () => {
      memory.keepTime();
      announce();
      const due = memory.nextCheckAt();
      if (due !== null && memory.now() >= due && wallClock.now() >= retryAt) await check();
    },
    authorise: async (path) => {
      const tokens = await secrets.tokens();
      if (tokens === null) throw new AppError('LICENSE_REQUIRED', { detail: memory.state().detail });
      const { licenseId, licenseToken } = tokens;
      return { licenseToken, proof: await memory.proof(path, newNonce(), licenseId) };
    },
    follow: (onRelay) =>
      followLicense({
        ...deps,
        onRelay,
        tokens: secrets.tokens,
        holding: secrets.holding,
        proof: memory.proof,
        digest: () => heard,
        // an answer on its way may be older than the change: ask after it
        check: async () => {
          await running;
          await check();
        },
      }),
    stop: async () => {
      await running;
      memory.save();
    },
  };
}

const NOT_TOLD = 'The license server could not be told. Free this computer in your account on the web.';

async function tellServer(
  deps: Deps,
  proof: (path: string, nonce: string, licenseId: string) => Promise<string>,
  tokens: { readonly licenseId: string; readonly licenseToken: string },
): Promise<boolean> {
  const path = '/v1/licenses/deactivate';
  try {
    const nonce = newNonce();
    const body = { licenseToken: tokens.licenseToken, proof: await proof(path, nonce, tokens.licenseId) };
    await callServer(deps, 'POST /v1/licenses/deactivate', { body });
    return true;
  } catch (error) {
    deps.log.warn({ err: error }, 'the license server was not told of the deactivation');
    return false;
  }
}
