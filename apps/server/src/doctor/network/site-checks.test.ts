import { expect, it } from 'vitest';
import { VERSION } from '../../shared/version.ts';
import { testConfig } from '../../testing/test-config.ts';
import type { Check, Finding } from '../check.ts';
import { apiDocsCheck } from './check-api-docs.ts';
import { cookiesCheck } from './check-cookies.ts';
import { corsCheck } from './check-cors.ts';
import { errorAnswersCheck } from './check-error-answers.ts';
import { hstsCheck } from './check-hsts.ts';
import { httpsCheck } from './check-https.ts';
import { jwksCheck } from './check-jwks.ts';
import { liveCheck } from './check-live.ts';
import { metricsClosedCheck } from './check-metrics-closed.ts';
import { pagePolicyCheck } from './check-page-policy.ts';
import { rateLimitsCheck } from './check-rate-limits.ts';
import { readyCheck } from './check-ready.ts';
import { securityHeadersCheck } from './check-security-headers.ts';
import { serverClockCheck } from './check-server-clock.ts';
import { versionCheck } from './check-version.ts';
import { ANSWER_CHECKS } from './examine-site.ts';
import { operatorToken } from './operator-token.ts';
import type { Question, Site } from './site.ts';

const NOW = new Date('2026-11-26T12:00:00Z');
const ORIGIN = 'https://licenses.example.org';
const TOKEN = 'a-token-of-the-operator-1';
const config = {
  ...(await testConfig({ publicUrl: ORIGIN, allowedOrigins: ['https://shop.example.org'] })),
  operation: { redisUrl: null, metricsToken: TOKEN },
};

interface Canned {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}
type Answers = Readonly<Record<string, Canned | ((question: Question, count: number) => Canned)>>;

const refused = { code: 'NOT_FOUND', message: 'There is no such thing.', params: {}, requestId: '1' };
const POLICY = "default-src 'none';script-src 'self';base-uri 'none';frame-ancestors 'none'";
const COOKIE =
  '__Host-mws_refresh=; Path=/; HttpOnly; Secure; SameSite=Strict; Expires=Thu, 01 Jan 1970 00:00:00 GMT';
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};
const fromOrigin = (own: (origin: string) => string | undefined) => (question: Question, count: number) => {
  const allowed = own(question.headers?.origin ?? '');
  return {
    status: 401,
    headers: {
      ...HEADERS,
      'x-ratelimit-remaining': String(60 - count),
      ...(allowed === undefined ? {} : { 'access-control-allow-origin': allowed }),
    },
  };
};
const isOurs = (origin: string) => [config.publicUrl, ...config.allowedOrigins].includes(origin);
const withToken = ({ headers }: Question) => headers?.authorization === `Bearer ${TOKEN}`;

/** A server that is as it should be. */
const GOOD: Answers = {
  '/health/live': {
    headers: {
      date: NOW.toUTCString(),
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    },
    body: { status: 'ok', version: VERSION },
  },
  '/health/ready': { body: { status: 'ok', version: VERSION } },
  '/': { headers: { 'content-security-policy': POLICY } },
  '/v1/me': fromOrigin((origin) => (isOurs(origin) ? origin : undefined)),
  '/v1/auth/logout': { status: 204, headers: { 'set-cookie': COOKIE } },
  '/v1/auth/login': { status: 400, body: refused },
  '/metrics': (question) => ({ status: withToken(question) ? 200 : 404 }),
  '/.well-known/jwks.json': { body: { keys: config.leaseKeys.map(({ publicKey }) => publicKey) } },
};

function siteOf(answers: Answers, changes: Partial<Site> = {}): Site {
  let count = 0;
  return {
    url: new URL(ORIGIN),
    plainUrl: new URL('http://licenses.example.org'),
    config,
    now: () => NOW,
    async ask(path, question = {}) {
      const found = { ...GOOD, ...answers }[path] ?? { status: 404, body: refused };
      const {
        status = 200,
        headers = {},
        body,
      } = typeof found === 'function' ? found(question, ++count) : found;
      return {
        status,
        headers: new Headers(headers),
        text: typeof body === 'string' ? body : (JSON.stringify(body) ?? ''),
      };
    },
    ...changes,
  };
}

const live = (change: Canned): Answers => ({ '/health/live': change });
const live200 = { status: 'ok', version: VERSION };
const me = (headers: Record<string, string>): Answers => ({
  '/v1/me': { headers: { ...HEADERS, ...headers } },
});
const [{ publicKey }] = config.leaseKeys as [(typeof config.leaseKeys)[number]];

type Row = readonly [Check<Site>, string, Answers, Finding['state']];
const BAD: readonly Row[] = [
  [liveCheck, 'the page of a proxy', live({ body: '<html>' }), 'fail'],
  [liveCheck, 'an error', live({ status: 502 }), 'fail'],
  [readyCheck, 'no database', { '/health/ready': { status: 503 } }, 'fail'],
  [
    readyCheck,
    'no Redis',
    { '/health/ready': { body: { parts: { database: 'ok', redis: 'unavailable' } } } },
    'warn',
  ],
  [versionCheck, 'another one', live({ body: { ...live200, version: '0.0.1' } }), 'fail'],
  [hstsCheck, 'missing', live({ body: live200 }), 'fail'],
  [hstsCheck, 'a day', live({ headers: { 'strict-transport-security': 'max-age=86400' } }), 'fail'],
  [hstsCheck, 'taken back', live({ headers: { 'strict-transport-security': 'max-age=0' } }), 'fail'],
  ...Object.keys(HEADERS).map(
    (name): Row => [securityHeadersCheck, `without ${name}`, me({ [name]: '' }), 'fail'],
  ),
  [securityHeadersCheck, 'a banner', me({ server: 'nginx/1.22.1' }), 'fail'],
  [securityHeadersCheck, 'a talkative header', me({ 'x-powered-by': 'Express' }), 'fail'],
  [pagePolicyCheck, 'no page', { '/': { status: 404 } }, 'fail'],
  [pagePolicyCheck, 'no policy', { '/': {} }, 'fail'],
  [
    pagePolicyCheck,
    'unsafe',
    { '/': { headers: { 'content-security-policy': `${POLICY};style-src 'unsafe-inline'` } } },
    'fail',
  ],
  [
    pagePolicyCheck,
    'from anywhere',
    { '/': { headers: { 'content-security-policy': `${POLICY};img-src *` } } },
    'fail',
  ],
  [corsCheck, 'every origin', { '/v1/me': fromOrigin(() => '*') }, 'fail'],
  [corsCheck, 'the origin of whoever asks', { '/v1/me': fromOrigin((origin) => origin) }, 'fail'],
  [
    corsCheck,
    'null',
    { '/v1/me': fromOrigin((origin) => (isOurs(origin) || origin === 'null' ? origin : undefined)) },
    'fail',
  ],
  [corsCheck, 'not even ours', { '/v1/me': fromOrigin(() => undefined) }, 'fail'],
  ...['; HttpOnly', '; Secure', '; SameSite=Strict', '; Path=/'].map(
    (flag): Row => [
      cookiesCheck,
      `without ${flag}`,
      { '/v1/auth/logout': { headers: { 'set-cookie': COOKIE.replace(flag, '') } } },
      'fail',
    ],
  ),
  [
    cookiesCheck,
    'no prefix',
    { '/v1/auth/logout': { headers: { 'set-cookie': COOKIE.replace('__Host-', '') } } },
    'fail',
  ],
  [
    cookiesCheck,
    'a domain',
    { '/v1/auth/logout': { headers: { 'set-cookie': `${COOKIE}; Domain=example.org` } } },
    'fail',
  ],
  [cookiesCheck, 'none', { '/v1/auth/logout': {} }, 'fail'],
  [
    errorAnswersCheck,
    'a stack',
    { '/v1/auth/login': { body: { ...refused, message: 'x\n    at parse (/app/a.ts:1:2)' } } },
    'fail',
  ],
  [errorAnswersCheck, 'a field more', { '/v1/auth/login': { body: { ...refused, stack: '' } } }, 'fail'],
  [errorAnswersCheck, 'a page', { '/v1/auth/login': { body: '<h1>Bad Request</h1>' } }, 'fail'],
  [metricsClosedCheck, 'open', { '/metrics': {} }, 'fail'],
  [metricsClosedCheck, 'another token', { '/metrics': { status: 404 } }, 'warn'],
  [jwksCheck, 'none', { '/.well-known/jwks.json': { status: 502 } }, 'fail'],
  [
    jwksCheck,
    'of another server',
    { '/.well-known/jwks.json': { body: { keys: [{ ...publicKey, kid: 'other' }] } } },
    'fail',
  ],
  [
    jwksCheck,
    'of another kind',
    { '/.well-known/jwks.json': { body: { keys: [{ kty: 'RSA', kid: publicKey.kid }] } } },
    'fail',
  ],
  [
    jwksCheck,
    'a private one',
    { '/.well-known/jwks.json': { body: { keys: [{ ...publicKey, d: 'x' }] } } },
    'fail',
  ],
  [apiDocsCheck, 'a page', { '/docs/': {} }, 'fail'],
  [apiDocsCheck, 'the document', { '/openapi.json': {} }, 'fail'],
  [rateLimitsCheck, 'not counted', { '/v1/me': {} }, 'fail'],
  [
    rateLimitsCheck,
    'by the address that is claimed',
    { '/v1/me': { headers: { 'x-ratelimit-remaining': '59' } } },
    'fail',
  ],
  [
    serverClockCheck,
    'a minute behind',
    live({ headers: { date: new Date(NOW.getTime() - 60_000).toUTCString() } }),
    'fail',
  ],
  [
    serverClockCheck,
    'ten seconds ahead',
    live({ headers: { date: new Date(NOW.getTime() + 10_000).toUTCString() } }),
    'warn',
  ],
  [serverClockCheck, 'no Date', live({}), 'skipped'],
];

it.each(BAD.map(([check, what, answers, state]) => ({ name: check.name, what, state, check, answers })))(
  '$name, $what: $state',
  async ({ check, answers, state }) => {
    expect((await check.run(siteOf(answers))).state).toBe(state);
  },
);

it.each([liveCheck, ...ANSWER_CHECKS])(
  '$name is content with a server that is as it should be',
  async (check) => {
    expect(await check.run(siteOf({}))).toMatchObject({ state: 'ok' });
    // from a machine that does not know the settings
    expect(await check.run(siteOf({}, { config: null }))).toMatchObject({ state: 'ok' });
  },
);

it('none of the checks of answers can only be content', () => {
  const bad = new Set(BAD.map(([{ name }]) => name));
  expect(bad).toEqual(new Set([liveCheck, ...ANSWER_CHECKS].map(({ name }) => name)));
});

it('the METRICS_TOKEN also opens what the server says of Redis', async () => {
  const ready = (question: Question): Canned =>
    withToken(question) ? { body: { parts: { database: 'ok', redis: 'ok' } } } : {};
  const finding = await readyCheck.run(siteOf({ '/health/ready': ready }));
  expect(finding.found).toBe('database and Redis answer');
});

it('https, plain HTTP: fail', async () => {
  expect(await httpsCheck.run({ url: new URL('http://licenses.example.org') })).toMatchObject({
    state: 'fail',
  });
  expect(await httpsCheck.run({ url: new URL(ORIGIN) })).toMatchObject({ state: 'ok' });
});

it.each([
  ['https://licenses.example.org', TOKEN],
  ['http://127.0.0.1:4400', TOKEN],
  ['http://licenses.example.org', null],
])('the METRICS_TOKEN at %s: %s', (url, token) => {
  expect(operatorToken({ url: new URL(url), config })).toBe(token);
});

it('rate-limits, past the proxy: skipped', async () => {
  const site = siteOf({ '/v1/me': {} }, { url: new URL('http://127.0.0.1:4400') });
  expect(await rateLimitsCheck.run(site)).toMatchObject({ state: 'skipped' });
});
