import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type CertificateAuthority, createAuthority, opensslMissing } from '../../testing/certificates.ts';
import { freePort } from '../../testing/postgres-cluster.ts';
import { certificateCheck, judgePeriod } from './check-certificate.ts';
import { httpsRedirectCheck } from './check-https-redirect.ts';
import { reachableCheck } from './check-reachable.ts';
import { tlsVersionsCheck } from './check-tls-versions.ts';
import { examineSite, SITE_CHECKS } from './examine-site.ts';
import { openSite } from './open-site.ts';

const DAY_MS = 86_400_000;
const HERE = 'DNS:localhost,IP:127.0.0.1';
const now = () => new Date();
const running: { close(): unknown }[] = [];
const trusted = getCACertificates('default');
const skipped = opensslMissing && ` (skipped: ${opensslMissing})`;
describe.skipIf(opensslMissing !== '')(`the way to a server${skipped}`, () => {
  let authority: CertificateAuthority;
  let stranger: CertificateAuthority;
  beforeAll(async () => {
    [authority, stranger] = await Promise.all([createAuthority(), createAuthority()]);
    setDefaultCACertificates([...trusted, authority.cert]);
  });
  afterEach(() => {
    for (const server of running.splice(0)) server.close();
  });
  afterAll(() => {
    setDefaultCACertificates(trusted);
    authority.remove();
    stranger.remove();
  });

  async function listen(server: Server, protocol: 'http' | 'https', host = '127.0.0.1'): Promise<URL> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running.push({ close: () => server.close().closeAllConnections() });
    return new URL(`${protocol}://${host}:${(server.address() as AddressInfo).port}`);
  }

  /** A TLS server with a certificate of an authority. */
  async function tlsServer({
    by = authority,
    names = HERE,
    days = 90,
    ...options
  }: ServerOptions & {
    readonly by?: CertificateAuthority;
    readonly names?: string;
    readonly days?: number;
  } = {}): Promise<URL> {
    const certificate = await by.issue(names, days);
    return listen(
      createTlsServer({ ...certificate, ...options }, (_, reply) => reply.end('{}')),
      'https',
      'localhost',
    );
  }

  it.each([
    [
      'trusted and fresh: ok',
      {},
      { state: 'ok', found: expect.stringMatching(/valid for (89|90) more days/) },
    ],
    ['of an authority nobody knows: fail', { by: 'stranger' }, { state: 'fail' }],
    [
      'of another host: fail',
      { names: 'DNS:other.example.org' },
      { state: 'fail', found: expect.stringContaining('other.example.org') },
    ],
  ])(
    'certificate, %s',
    async (_what, { by, ...rest }: { by?: string; names?: string; days?: number }, finding) => {
      const url = await tlsServer({ ...rest, ...(by === undefined ? {} : { by: stranger }) });
      expect(await certificateCheck.run({ url, now })).toMatchObject(finding);
    },
  );

  it('certificate, near its end: fail', async () => {
    const ending = await tlsServer({ days: 1 });
    const tomorrow = () => new Date(Date.now() + 0.9 * DAY_MS);
    expect(await certificateCheck.run({ url: ending, now: tomorrow })).toMatchObject({ state: 'fail' });
    const url = await tlsServer({ days: 90 });
    const later = (days: number) => () => new Date(Date.now() + days * DAY_MS);
    expect(await certificateCheck.run({ url, now: later(60) })).toMatchObject({ state: 'ok' });
    expect(await certificateCheck.run({ url, now: later(75) })).toMatchObject({ state: 'fail' });
    expect(await certificateCheck.run({ url, now: later(100) })).toMatchObject({ state: 'fail' });
  });

  it('certificate, nobody there: fail', async () => {
    const url = new URL(`https://localhost:${await freePort()}`);
    expect(await certificateCheck.run({ url, now })).toMatchObject({ state: 'fail' });
    expect(await reachableCheck.run({ url })).toMatchObject({
      state: 'fail',
      found: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('a certificate of a year may have 21 days left, one of a week a quarter', () => {
    const left = (lifetime: number, days: number) =>
      judgePeriod({ from: (days - lifetime) * DAY_MS, to: days * DAY_MS }, 0).state;
    expect([left(365, 22), left(365, 20), left(6, 2), left(6, 1)]).toEqual(['ok', 'fail', 'ok', 'fail']);
  });

  it('tls-versions, today’s: ok; TLS 1.1: fail; not trusted: skipped', async () => {
    expect(await tlsVersionsCheck.run({ url: await tlsServer() })).toMatchObject({ state: 'ok' });
    const old = await tlsServer({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    expect(await tlsVersionsCheck.run({ url: old })).toMatchObject({
      state: 'fail',
      found: 'TLSv1.1 is accepted',
    });
    expect(await tlsVersionsCheck.run({ url: await tlsServer({ by: stranger }) })).toMatchObject({
      state: 'skipped',
    });
  });

  it('https-redirect, to https: ok; elsewhere or nowhere: fail; nobody there: ok', async () => {
    const url = new URL('https://localhost:4443');
    const redirect = async (status: number, location: string) => {
      const server = createHttpServer((_request, reply) => reply.writeHead(status, { location }).end());
      return httpsRedirectCheck.run({ url, plainUrl: await listen(server, 'http') });
    };
    expect(await redirect(308, 'https://localhost:4443/')).toMatchObject({ state: 'ok' });
    expect(await redirect(301, 'https://elsewhere.example.org/')).toMatchObject({ state: 'fail' });
    expect(await redirect(302, '/portal')).toMatchObject({ state: 'fail' });
    expect(await redirect(200, '')).toMatchObject({ state: 'fail' });
    const plainUrl = new URL(`http://127.0.0.1:${await freePort()}`);
    expect(await httpsRedirectCheck.run({ url, plainUrl })).toMatchObject({ state: 'ok' });
  });

  it('https-redirect, no HTTP at all: told as it is', async () => {
    const server = createTcpServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    running.push(server);
    const plainUrl = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect(httpsRedirectCheck.run({ url: new URL('https://localhost'), plainUrl })).rejects.toThrow();
  });

  it('where nobody is, or nobody trustworthy, nothing further is asked', async () => {
    const statesAt = async (url: URL) => {
      const results = await examineSite(openSite(url, null, now));
      expect(results.map(({ name }) => name)).toEqual(SITE_CHECKS.map(({ name }) => name));
      return Object.fromEntries(results.map(({ name, state }) => [name, state]));
    };
    const nobody = await statesAt(new URL(`https://localhost:${await freePort()}`));
    expect(nobody).toMatchObject({
      reachable: 'fail',
      certificate: 'skipped',
      live: 'skipped',
      cors: 'skipped',
    });
    const untrusted = await statesAt(await tlsServer({ by: stranger }));
    expect(untrusted).toMatchObject({
      reachable: 'ok',
      https: 'ok',
      certificate: 'fail',
      live: 'fail',
      cors: 'skipped',
    });
    const plain = await listen(
      createHttpServer((_request, reply) => reply.end('<html>')),
      'http',
    );
    expect(await statesAt(plain)).toMatchObject({
      https: 'fail',
      certificate: 'skipped',
      live: 'fail',
      hsts: 'skipped',
    });
  });
});
