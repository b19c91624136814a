import { randomUUID } from 'node:crypto';
import fastifyJwt from '@fastify/jwt';
import { AppError } from '@mywasender/contract/app-error';
import fp from 'fastify-plugin';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import type { ServerDeps } from '../shared/deps.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: 'access' | 'license';
  }
}
declare module 'fastify' {
  interface FastifyInstance {
    tokens: Tokens;
  }
}

/** Seconds an access token lives; short, because it travels with every request. */
export const ACCESS_SECONDS = 30 * 60;
const ISSUER = 'mywasender-license-server';

const AccessClaims = Type.Object({
  sub: Type.String({ format: 'uuid' }),
  sid: Type.String({ format: 'uuid' }),
  /** token version of the user */
  ver: Type.Integer(),
  exp: Type.Integer(),
});
export type AccessClaims = Static<typeof AccessClaims>;

const LicenseTokenClaims = Type.Object({
  /** license id */
  sub: Type.String({ format: 'uuid' }),
  /** device id */
  dev: Type.String({ format: 'uuid' }),
  /** family: ends on reuse, changes on re-activation after that */
  fam: Type.String({ format: 'uuid' }),
  exp: Type.Integer(),
});
export type LicenseTokenClaims = Static<typeof LicenseTokenClaims>;

export interface Tokens {
  signAccess(claims: Omit<AccessClaims, 'exp'>): string;
  /** null for anything but a valid, unexpired access token of this server */
  readAccess(token: string): AccessClaims | null;
  signLicense(claims: LicenseTokenClaims): string;
  /** Throws `LICENSE_TOKEN_INVALID`; reason `expired` asks for a refresh. */
  readLicense(token: string): LicenseTokenClaims;
}

/** HS256 tokens only this server reads, each kind with its own key, type and audience. */
export const tokensPlugin = fp<{ deps: Pick<ServerDeps, 'secrets' | 'now'> }>(
  async (app, { deps }) => {
    const kinds = [
      { namespace: 'access', secret: deps.secrets.accessToken, typ: 'at+jwt', aud: 'mywasender-api' },
      {
        namespace: 'license',
        secret: deps.secrets.licenseToken,
        typ: 'license+jwt',
        aud: 'mywasender-license',
      },
    ] as const;
    for (const { namespace, secret, typ, aud } of kinds) {
      await app.register(fastifyJwt, {
        namespace,
        secret,
        sign: { algorithm: 'HS256', iss: ISSUER, aud, header: { alg: 'HS256', typ } },
        verify: {
          algorithms: ['HS256'],
          allowedIss: ISSUER,
          allowedAud: aud,
          checkTyp: typ,
          requiredClaims: ['iss', 'aud', 'sub', 'iat', 'exp', 'jti'],
          // compared below with the server's own clock port
          ignoreExpiration: true,
        },
      });
    }
    const seconds = () => Math.floor(deps.now().getTime() / 1000);
    const stamp = <T extends object>(claims: T) => ({ ...claims, iat: seconds(), jti: randomUUID() });

    const tokens: Tokens = {
      signAccess: (claims) => app.jwt.access.sign(stamp({ ...claims, exp: seconds() + ACCESS_SECONDS })),
      readAccess(token) {
        try {
          const claims = app.jwt.access.verify<object>(token);
          return Value.Check(AccessClaims, claims) && claims.exp > seconds() ? claims : null;
        } catch {
          // whatever is wrong with it, the answer is the same: not signed in
          return null;
        }
      },
      signLicense: (claims) => app.jwt.license.sign(stamp(claims)),
      readLicense(token) {
        const claims = verifyLicense(token);
        if (!Value.Check(LicenseTokenClaims, claims)) throw invalid('claims');
        if (claims.exp <= seconds()) throw invalid('expired');
        return claims;
      },
    };
    const verifyLicense = (token: string) => {
      try {
        return app.jwt.license.verify<object>(token);
      } catch (cause) {
        throw invalid('signature', cause);
      }
    };
    app.decorate('tokens', tokens);
  },
  { name: 'tokens' },
);

function invalid(reason: string, cause?: unknown): AppError {
  return new AppError('LICENSE_TOKEN_INVALID', { reason }, cause);
}
