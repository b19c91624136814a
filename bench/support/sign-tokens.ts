import { randomUUID } from 'node:crypto';
import { createSigner } from 'fast-jwt';
import { ACCESS_TOKEN_KEY, LICENSE_TOKEN_KEY } from './settings.ts';

/** Makes a token of claims that counts for so many seconds from now. */
type SignToken = (claims: object, seconds: number) => string;

export const signAccessToken = signerOf({ key: ACCESS_TOKEN_KEY, aud: 'mywasender-api', typ: 'at+jwt' });
export const signLicenseToken = signerOf({
  key: LICENSE_TOKEN_KEY,
  aud: 'mywasender-license',
  typ: 'license+jwt',
});

/** Tokens the server takes for its own. */
function signerOf(kind: { readonly key: Buffer; readonly aud: string; readonly typ: string }): SignToken {
  const { key, aud, typ } = kind;
  const header = { alg: 'HS256', typ };
  const sign = createSigner({ key, algorithm: 'HS256', iss: 'mywasender-license-server', aud, header });
  return (claims, seconds) => {
    const iat = Math.floor(Date.now() / 1000);
    return sign({ ...claims, iat, exp: iat + seconds, jti: randomUUID() });
  };
}
