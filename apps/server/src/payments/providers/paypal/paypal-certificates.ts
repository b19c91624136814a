import { type KeyObject, X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import type { PaypalConfig } from '../../../config/read-payments.ts';
import { providerError } from '../provider-errors.ts';
import { PROVIDER_TIMEOUT_MS } from '../provider-timeout.ts';
import { signatureInvalid } from '../webhook-checks.ts';

const KEPT_MS = 24 * 3_600_000;
const MOST_KEPT = 20;
/** Addresses come from whoever calls: more downloads than this in a minute are for others to wait for. */
const MOST_DOWNLOADS = 10;
const MINUTE_MS = 60_000;
const LONGEST_FILE = 65_536;
const SHORTEST_KEY_BITS = 2048;
const OWNER = 'paypal.com';

interface Chain {
  readonly certificates: readonly X509Certificate[];
  /** it ends at a root this machine trusts */
  readonly proven: boolean;
}

/** `unproven`: nobody we trust vouches for it, as the file leaves a link of the chain out. */
export type CertificateKey = { readonly key: KeyObject } | 'unproven';

export interface Outside {
  readonly fetch: typeof fetch;
  /** certificates that are trusted, PEM */
  readonly roots: () => readonly string[];
}

export const realOutside: Outside = { fetch, roots: () => getCACertificates('default') };

/**
 * The keys PayPal signs webhooks with. A certificate is taken from PayPal's own hosts alone, by https, without a
 * redirect; its chain must end at a root this machine trusts, and none of it may have expired.
 */
export function createPaypalCertificates(config: PaypalConfig, { fetch, roots }: Outside) {
  const kept = new Map<string, { readonly chain: Chain; readonly until: number }>();
  let downloads: number[] = [];

  async function download(url: string, now: number): Promise<Chain> {
    downloads = downloads.filter((at) => at > now - MINUTE_MS);
    const refuse = (text: string) => providerError('paypal', { status: null, text }, []);
    if (downloads.length >= MOST_DOWNLOADS) throw refuse('too many certificates were asked for');
    downloads.push(now);
    let text: string;
    try {
      const answer = await fetch(url, {
        redirect: 'error',
        signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
      });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      text = await answer.text();
    } catch (error) {
      throw refuse(`no certificate: ${String(error)}`);
    }
    const certificates = readCertificates(text);
    const chain = { certificates, proven: endsAtRoot(certificates, roots(), now) };
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
    kept.set(url, { chain, until: now + KEPT_MS });
    return chain;
  }

  return async (url: string, at: Date): Promise<CertificateKey> => {
    const origin = judgeCertificateUrl(url, config);
    if (origin === null) throw signatureInvalid('the certificate is not of PayPal');
    const now = at.getTime();
    const known = kept.get(url);
    const chain = known !== undefined && known.until > now ? known.chain : await download(url, now);
    const key = keyOf(chain.certificates, now);
    if (origin === 'stand-in') return { key };
    if (!isOfPaypal(chain.certificates)) throw signatureInvalid('the certificate is of somebody else');
    return chain.proven ? { key } : 'unproven';
  };
}

/** Whether an address is of PayPal's certificates in this environment, or of a stand-in's; null: neither. */
export function judgeCertificateUrl(
  url: string,
  { environment, certificateHosts }: Pick<PaypalConfig, 'environment' | 'certificateHosts'>,
): 'paypal' | 'stand-in' | null {
  // the text as a whole: no user name, port, query, fragment, dots or escapes can hide in it
  const [, host = ''] = /^https:\/\/([a-z.-]+)\/v1\/notifications\/certs\/[\w-]{1,100}$/.exec(url) ?? [];
  const middle = environment === 'sandbox' ? '.sandbox' : '';
  if ([`api${middle}.paypal.com`, `api-m${middle}.paypal.com`].includes(host)) return 'paypal';
  const pattern = /^https?:\/\/([a-z0-9.:-]+)(?:\/[\w-]+)*\/v1\/notifications\/certs\/[\w-]{1,100}$/;
  const [, standIn = ''] = pattern.exec(url) ?? [];
  return certificateHosts.includes(standIn) ? 'stand-in' : null;
}

function readCertificates(pem: string): readonly X509Certificate[] {
  const blocks = pem
    .slice(0, LONGEST_FILE)
    .match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  try {
    return (blocks ?? []).map((block) => new X509Certificate(block));
  } catch (error) {
    throw signatureInvalid(`no certificate: ${String(error)}`);
  }
}

/** The key of the first, where each is valid and issued by the next. */
function keyOf(chain: readonly X509Certificate[], now: number): KeyObject {
  const [leaf] = chain;
  if (leaf === undefined) throw signatureInvalid('no certificate');
  for (const [at, certificate] of chain.entries()) {
    const issuer = chain[at + 1];
    if (!isValid(certificate, now)) {
      throw signatureInvalid(`the certificate is of ${certificate.validFrom} to ${certificate.validTo}`);
    }
    if (issuer !== undefined && !isIssuedBy(certificate, issuer))
      throw signatureInvalid('the chain is broken');
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = leaf.publicKey;
  if (asymmetricKeyType !== 'rsa' || (asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_KEY_BITS) {
    throw signatureInvalid('the key of the certificate is weak');
  }
  return leaf.publicKey;
}

function isOfPaypal([leaf]: readonly X509Certificate[]): boolean {
  const common = (leaf?.subject ?? '').split('\n').filter((line) => line.startsWith('CN='));
  const others = (leaf?.subjectAltName ?? '').split(', ').filter((name) => name.startsWith('DNS:'));
  const names = [...common.map((line) => line.slice(3)), ...others.map((name) => name.slice(4))];
  return names.some((name) => name === OWNER || name.endsWith(`.${OWNER}`));
}

function endsAtRoot(chain: readonly X509Certificate[], roots: readonly string[], now: number): boolean {
  const last = chain.at(-1);
  if (last === undefined) return false;
  return roots
    .map((root) => new X509Certificate(root))
    .some(
      (root) => root.fingerprint256 === last.fingerprint256 || (isIssuedBy(last, root) && isValid(root, now)),
    );
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function isValid({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}
