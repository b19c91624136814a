import { AppError } from '@mywasender/contract/app-error';
import type { CommandInput, CommandOutput } from '@mywasender/contract/commands/command-map';
import type { LoginAnswer } from '@mywasender/contract/http/auth';
import { signIn } from '@mywasender/contract/http/client/sign-in';
import type { AnswerOf, RouteInput, RouteKey } from '@mywasender/contract/http/routes/route-map';
import type { SenderDeps } from '../ports.ts';
import { callServer, ServerOutage } from './call-server.ts';

export interface Account {
  signIn(input: CommandInput<'license.signIn'>): Promise<CommandOutput<'license.signIn'>>;
  /** Has a code sent for the sign-in that awaits one. Throws `UNAUTHENTICATED` when none does. */
  sendCode(method: 'email' | 'sms'): Promise<string>;
  /** Finishes that sign-in. */
  verify(input: CommandInput<'license.secondFactor'>): Promise<OwnedLicense[]>;
  /** The whole key of a license `signIn` listed. Throws `UNAUTHENTICATED` when nobody signed in. */
  keyOf(licenseId: string): Promise<string>;
}

export interface OwnedLicense {
  readonly id: string;
  readonly keyEnd: string;
  readonly planName: string;
  readonly status: string;
  readonly devices: number;
  readonly deviceLimit: number;
}

/** The customer's account, for picking a license. The session lives in memory alone and is never written down. */
export function createAccount(deps: Pick<SenderDeps, 'fetch' | 'serverUrl'>): Account {
  let accessToken: string | null = null;
  let challengeId: string | null = null;
  const call = async <Key extends RouteKey>(
    route: Key,
    input: RouteInput<Key>,
    token: string | null = null,
  ): Promise<AnswerOf<Key>> => {
    try {
      return await callServer(deps, route, input, token);
    } catch (error) {
      if (!(error instanceof ServerOutage)) throw error;
      if (error.retryAfterMs !== undefined) {
        throw new AppError('RATE_LIMITED', { seconds: Math.ceil(error.retryAfterMs / 1000) }, error);
      }
      throw new AppError('LICENSE_SERVER_UNREACHABLE', { host: new URL(deps.serverUrl).host }, error);
    }
  };

  const listOwned = async (login: LoginAnswer): Promise<OwnedLicense[]> => {
    accessToken = login.accessToken;
    challengeId = null;
    const page = await call('GET /v1/licenses', { query: { limit: 200 } }, accessToken);
    return page.items.map((license) => ({
      id: license.id,
      keyEnd: license.keyEnd,
      planName: license.plan.name,
      status: license.status,
      devices: license.devicesUsed,
      deviceLimit: license.deviceLimit,
    }));
  };
  const awaited = (): string => {
    if (challengeId === null) throw new AppError('UNAUTHENTICATED');
    return challengeId;
  };

  return {
    signIn: async ({ email, password }) => {
      const login = await signIn(call, { email, password, client: 'desktop' });
      if (!('mfaRequired' in login)) return { licenses: await listOwned(login), methods: [] };
      challengeId = login.challengeId;
      return { licenses: null, methods: login.methods.filter((method) => method !== 'passkey') };
    },
    sendCode: async (method) => {
      const { to } = await call('POST /v1/auth/mfa/send', { body: { challengeId: awaited(), method } });
      return to;
    },
    verify: async ({ method, code }) =>
      listOwned(await call('POST /v1/auth/mfa/verify', { body: { challengeId: awaited(), method, code } })),
    keyOf: async (licenseId) => {
      if (accessToken === null) throw new AppError('UNAUTHENTICATED');
      const { key } = await call('GET /v1/licenses/:id', { params: { id: licenseId } }, accessToken);
      // auditors see licenses without their keys
      if (key === null) throw new AppError('FORBIDDEN');
      return key;
    },
  };
}
