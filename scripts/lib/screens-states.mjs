import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'otpauth';
import { callJson } from './api.mjs';
import { Failure } from './fail.mjs';
import { activateDevice } from './license-device.mjs';
import { ROOT } from './paths.mjs';
import { pollUntil } from './poll.mjs';

const TEXT =
  'Hello {{first_name|there}}, this is Corner Bakery. {From|Starting} Monday we open at 7 in the morning. See you soon! Reply STOP and we will not write again.';
const WHOLE_WEEK = {
  startAt: null,
  from: '00:00',
  to: '24:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  expiresAt: null,
};
const QUICK = { minGapSeconds: 3, maxGapSeconds: 5, perMinute: 20, perHour: 500, perDay: 2000 };

const SOLD = [
  { plan: 'Pro', quantity: 2, customerEmail: 'office@example.com', note: 'Invoice 2041' },
  { plan: 'Starter', quantity: 5, customerEmail: 'school@example.org', note: 'Parents’ association' },
  { plan: 'Starter', quantity: 1, customerEmail: 'florist@example.net', note: 'Trial, call in December' },
  { plan: 'Pro', quantity: 3, customerEmail: null, note: 'In stock' },
];

/**
 * A few weeks of selling. Returns the license of the demo customer, which is then activated, and one that was revoked
 * while two computers ran on it, of which one knows.
 */
export async function sellLicenses({ serverUrl, accounts, planIds }) {
  const login = async (role) => {
    const { email, password } = accounts.find((account) => account.role === role);
    const session = await callJson(`${serverUrl}/v1/auth/login`, {
      body: { email, password, client: 'desktop' },
    });
    return { authorization: `Bearer ${session.accessToken}` };
  };
  const reseller = await login('reseller');
  const admin = await login('admin');
  const generate = async ({ plan, quantity, customerEmail, note }) => {
    const { licenses } = await callJson(`${serverUrl}/v1/licenses`, {
      headers: { ...reseller, 'idempotency-key': randomUUID() },
      body: { planId: planIds[plan], quantity, note, ...(customerEmail === null ? {} : { customerEmail }) },
    });
    return licenses;
  };
  const sold = [];
  for (const order of SOLD) sold.push(...(await generate(order)));
  const act = (license, verb, body) =>
    callJson(`${serverUrl}/v1/licenses/${license.id}/${verb}`, { headers: reseller, body });
  await act(sold[3], 'suspend', {});
  await act(sold[4], 'revoke', { reason: 'Ordered twice' });
  const [revoked] = sold;
  const computers = [];
  for (const name of ['Front desk', 'Laptop of Ada']) {
    computers.push(await activateDevice(serverUrl, revoked, name));
  }
  await act(revoked, 'revoke', { reason: 'The key was passed on' });
  await computers[0].validate();
  const users = await callJson(`${serverUrl}/v1/admin/users?q=reseller`, { method: 'GET', headers: admin });
  const rita = users.items.find((user) => user.role === 'reseller');
  await callJson(`${serverUrl}/v1/admin/users/${rita.id}/quota`, {
    headers: { ...admin, 'idempotency-key': randomUUID() },
    body: { amount: 25, reason: 'Autumn order' },
  });
  const customer = accounts.find((account) => account.role === 'user').email;
  await generate({ plan: 'Starter', quantity: 1, customerEmail: customer, note: 'Second shop' });
  const [license] = await generate({
    plan: 'Pro',
    quantity: 1,
    customerEmail: customer,
    note: 'Corner Bakery',
  });
  return { license, revoked };
}

/** The demo customer buys a license with test money. Returns it as the page of the order shows it. */
export async function buyLicense({ serverUrl, simulatorUrl, accounts }) {
  const { email, password } = accounts.find(({ role }) => role === 'user');
  const { accessToken } = await callJson(`${serverUrl}/v1/auth/login`, {
    body: { email, password, client: 'desktop' },
  });
  const headers = { authorization: `Bearer ${accessToken}` };
  const { products } = await callJson(`${serverUrl}/v1/prices?currency=EUR`, { method: 'GET' });
  const { prices } = products.find(({ name }) => name === 'MyWASender Pro');
  const { id: priceId } = prices.find(({ interval }) => interval === null);
  const { orderId, page } = await callJson(`${serverUrl}/v1/checkout`, {
    headers,
    body: { priceId, quantity: 1, provider: 'stripe' },
  });
  const [ref] = /cs_\w+/.exec(page.url) ?? [];
  await callJson(`${simulatorUrl}/_sim/payments/stripe/pay`, { body: { ref } });
  const order = await pollUntil(
    () => callJson(`${serverUrl}/v1/orders/${orderId}`, { method: 'GET', headers }),
    ({ state }) => state === 'fulfilled',
    'The license that was bought did not come',
  );
  return order.licenses[0];
}

/** From then on the account asks for a code after its password. */
export async function setUpAuthenticator(serverUrl, { email, password }) {
  const call = (path, body, accessToken) =>
    callJson(`${serverUrl}${path}`, {
      body,
      ...(accessToken === undefined ? {} : { headers: { authorization: `Bearer ${accessToken}` } }),
    });
  const { accessToken } = await call('/v1/auth/login', { email, password, client: 'desktop' });
  const { uri } = await call('/v1/me/factors/totp', { password }, accessToken);
  const code = URI.parse(uri).generate();
  await call('/v1/me/factors/totp/confirm', { code }, accessToken);
}

export async function acceptTerms(app) {
  const { version } = await app.call('settings.terms');
  const accepted = { acceptsTerms: true, acceptsConsentDuty: true, acceptsRisk: true };
  await app.call('settings.acceptTerms', { version, name: 'Bea Baker', ...accepted });
}

const stateOf = (app, profileId) => async () =>
  (await app.call('profiles.list')).profiles.find((profile) => profile.id === profileId);

/** A profile that shows its QR code. */
export async function openProfile(app) {
  const { id } = await app.call('profiles.create', { name: 'Shop phone' });
  await app.call('profiles.connect', { profileId: id });
  await pollUntil(stateOf(app, id), ({ state }) => state.kind === 'qr', 'The QR code did not appear');
  return id;
}

export async function scanCode({ app, simulatorUrl, profileId }) {
  await callJson(`${simulatorUrl}/_sim/scan`, { body: { profile: 'Corner Bakery' } });
  await waitUntilReady(app, profileId);
}

export function waitUntilReady(app, profileId) {
  return pollUntil(
    stateOf(app, profileId),
    ({ state }) => state.kind === 'ready',
    'The profile is not ready',
  );
}

/** The people of the example file, and what they do when they are written to. */
export async function bringPeople(simulatorUrl) {
  const people = JSON.parse(readFileSync(join(ROOT, 'examples/contacts.people.json'), 'utf8'));
  await callJson(`${simulatorUrl}/_sim/people`, { body: people });
}

/** One campaign that runs, one that is scheduled, and a draft. */
export async function startCampaigns(app, profileId) {
  const { lists } = await app.call('contacts.lists');
  if (lists[0] === undefined) throw new Failure('No contacts were imported.');
  const base = { profileIds: [profileId], audience: { listIds: [lists[0].id] }, message: { text: TEXT } };
  const create = (draft) => app.call('campaigns.create', { ...base, ...draft });
  const day = { ...WHOLE_WEEK, from: '09:00', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6] };
  const gentle = { minGapSeconds: 30, maxGapSeconds: 90, perMinute: 2, perHour: 40, perDay: 150 };
  const draft = await create({ name: 'Christmas orders', schedule: day, pace: gentle });
  const running = await create({ name: 'Winter opening hours', schedule: WHOLE_WEEK, pace: QUICK });
  await app.call('campaigns.start', { campaignId: running.id });
  return { campaignId: running.id, draftId: draft.id };
}

export function waitForSent(app, campaignId, people) {
  return pollUntil(
    () => app.call('campaigns.get', { campaignId }),
    ({ counts, status }) =>
      status !== 'running' || counts.sent + counts.delivered + counts.read + counts.replied >= people,
    'The campaign does not go on',
    { timeoutMs: 180_000 },
  );
}

/** A safety stop asks for a person; it is answered as its user would. */
export function waitForEnd(app, campaignId) {
  return pollUntil(
    async () => {
      const campaign = await app.call('campaigns.get', { campaignId });
      if (campaign.status === 'paused' && campaign.pausedUntil === null)
        await app.call('campaigns.resume', { campaignId });
      return campaign;
    },
    ({ status }) => status === 'finished',
    'The campaign did not finish',
    { everyMs: 500, timeoutMs: 300_000 },
  );
}
