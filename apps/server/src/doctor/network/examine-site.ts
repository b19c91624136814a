import type { Check, CheckResult } from '../check.ts';
import { runChecks, skipChecks } from '../run-checks.ts';
import { apiDocsCheck } from './check-api-docs.ts';
import { certificateCheck } from './check-certificate.ts';
import { cookiesCheck } from './check-cookies.ts';
import { corsCheck } from './check-cors.ts';
import { errorAnswersCheck } from './check-error-answers.ts';
import { hstsCheck } from './check-hsts.ts';
import { httpsCheck } from './check-https.ts';
import { httpsRedirectCheck } from './check-https-redirect.ts';
import { jwksCheck } from './check-jwks.ts';
import { liveCheck } from './check-live.ts';
import { metricsClosedCheck } from './check-metrics-closed.ts';
import { pagePolicyCheck } from './check-page-policy.ts';
import { rateLimitsCheck } from './check-rate-limits.ts';
import { reachableCheck } from './check-reachable.ts';
import { readyCheck } from './check-ready.ts';
import { securityHeadersCheck } from './check-security-headers.ts';
import { serverClockCheck } from './check-server-clock.ts';
import { tlsVersionsCheck } from './check-tls-versions.ts';
import { versionCheck } from './check-version.ts';
import type { Site } from './site.ts';

const TLS_CHECKS: readonly Check<Site>[] = [certificateCheck, tlsVersionsCheck, httpsRedirectCheck];
/** Of what the server answers. */
export const ANSWER_CHECKS: readonly Check<Site>[] = [
  readyCheck,
  versionCheck,
  hstsCheck,
  securityHeadersCheck,
  pagePolicyCheck,
  corsCheck,
  cookiesCheck,
  errorAnswersCheck,
  metricsClosedCheck,
  jwksCheck,
  apiDocsCheck,
  rateLimitsCheck,
  serverClockCheck,
];
const CONNECTED_CHECKS: readonly Check<Site>[] = [httpsCheck, ...TLS_CHECKS, liveCheck, ...ANSWER_CHECKS];
export const SITE_CHECKS: readonly Check<Site>[] = [reachableCheck, ...CONNECTED_CHECKS];

/** What can be told from outside. Where nobody trustworthy answers, nothing further is asked. */
export async function examineSite(site: Site): Promise<CheckResult[]> {
  const [reached] = await runChecks([reachableCheck], site);
  if (reached === undefined) return [];
  if (reached.state !== 'ok') {
    return [reached, ...skipChecks(CONNECTED_CHECKS, `nobody is reached at ${site.url.host}`)];
  }
  const encrypted = site.url.protocol === 'https:';
  const transport = [
    ...(await runChecks([httpsCheck], site)),
    ...(encrypted ? await runChecks(TLS_CHECKS, site) : skipChecks(TLS_CHECKS, 'there is no TLS')),
  ];
  const live = await runChecks([liveCheck], site);
  const answers = live.every(({ state }) => state === 'ok')
    ? await runChecks(ANSWER_CHECKS, site)
    : skipChecks(ANSWER_CHECKS, `no license server answers at ${site.url.origin}`);
  return [reached, ...transport, ...live, ...answers];
}
