import { randomUUID } from 'node:crypto';
import { Failure } from './fail.mjs';

/**
 * One JSON call; an answer outside 2xx becomes a sentence.
 *
 * @param {string} url
 * @param {{ method?: string, body?: unknown, headers?: Record<string, string> }} [options]
 * @returns {Promise<any>}
 */
export async function callJson(url, { method = 'POST', body, headers = {} } = {}) {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok)
    throw new Failure(
      `${method} ${new URL(url).pathname}: ${answer?.message ?? response.status} (${answer?.code}, request ${answer?.requestId})`,
    );
  return answer;
}

/** A reseller generates one license for a customer, as in the portal. */
export async function generateLicense({ serverUrl, accounts, planId }) {
  const customer = accounts.find((account) => account.role === 'user');
  const session = await signedIn(serverUrl, accounts);
  const { licenses } = await callJson(`${serverUrl}/v1/licenses`, {
    headers: { ...session, 'idempotency-key': randomUUID() },
    body: { planId, quantity: 1, ...(customer ? { customerEmail: customer.email } : {}) },
  });
  return licenses[0];
}

/** Suspends or resumes a license the demo reseller sold. */
export async function changeLicense({ serverUrl, accounts, licenseId, action }) {
  const headers = await signedIn(serverUrl, accounts);
  await callJson(`${serverUrl}/v1/licenses/${licenseId}/${action}`, { headers });
}

async function signedIn(serverUrl, accounts) {
  const { email, password } = accounts.find((account) => account.role === 'reseller');
  const session = await callJson(`${serverUrl}/v1/auth/login`, {
    body: { email, password, client: 'desktop' },
  });
  return { authorization: `Bearer ${session.accessToken}` };
}

/** The desktop core's commands over the headless host. */
export function desktopClient({ url, token }) {
  const authorization = `Bearer ${token}`;
  return {
    call: (name, input = {}) => callJson(`${url}/rpc/${name}`, { body: input, headers: { authorization } }),
    async putFile(name, content) {
      const response = await fetch(`${url}/files?name=${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        body: content,
      });
      const answer = await response.json();
      if (!response.ok) throw new Failure(`The file ${name} was not taken: ${answer.message}`);
      return answer.file;
    },
    async readFile(token) {
      const response = await fetch(`${url}/files/${token}`, { headers: { authorization } });
      if (!response.ok) throw new Failure(`The file could not be read back (${response.status}).`);
      return response.text();
    },
  };
}
