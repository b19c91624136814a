import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Why what needs certificates is skipped; empty when it is not. */
export const opensslMissing = spawnSync('openssl', ['version']).status === 0 ? '' : 'no openssl on the path';

const CURVE = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
const RSA = ['-newkey', 'rsa:2048', '-nodes'];

interface Certificate {
  /** PEM */
  readonly key: string;
  /** PEM */
  readonly cert: string;
}

export interface CertificateAuthority {
  /** PEM */
  readonly cert: string;
  /** the certificate as a file, for NODE_EXTRA_CA_CERTS */
  readonly file: string;
  /** for `names` as OpenSSL writes them (`DNS:localhost,IP:127.0.0.1`), valid from now on */
  issue(names: string, days: number, kind?: 'ec' | 'rsa'): Promise<Certificate>;
  remove(): void;
}

/** An authority of the test's own. Node reads certificates and makes none, so the `openssl` of the system does. */
export async function createAuthority(): Promise<CertificateAuthority> {
  const dir = await mkdtemp(join(tmpdir(), 'mws-ca-'));
  const file = join(dir, 'ca.pem');
  const caKey = join(dir, 'ca.key');
  const request = (args: readonly string[]) => run('openssl', ['req', '-x509', ...args]);
  await request([...CURVE, '-keyout', caKey, '-out', file, '-days', '400', '-subj', '/CN=Test authority']);
  let issued = 0;
  return {
    cert: readFileSync(file, 'utf8'),
    file,
    async issue(names, days, kind = 'ec') {
      const [key, cert] = [join(dir, `${++issued}.key`), join(dir, `${issued}.pem`)];
      await request([
        ...(kind === 'rsa' ? RSA : CURVE),
        ...['-CA', file, '-CAkey', caKey, '-keyout', key, '-out', cert, '-days', String(days)],
        ...['-subj', '/CN=Test server', '-addext', `subjectAltName=${names}`],
        ...['-addext', 'basicConstraints=CA:FALSE'],
      ]);
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
