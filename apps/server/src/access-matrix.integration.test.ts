import { randomUUID } from 'node:crypto';
import { KEY_SCOPES, type KeyScope } from '@mywasender/contract/http/api-keys';
import { ROLES, type Role } from '@mywasender/contract/http/auth';
import { ROUTE_KEYS } from '@mywasender/contract/http/routes/route-map';
import { expect, it } from 'vitest';
import { createApiKey } from './api-keys/manage-api-keys.ts';
import { oneDatabase } from './testing/each-database.ts';
import { createTestDevice } from './testing/test-device.ts';
import type { TestServer } from './testing/test-server.ts';
import type { Person } from './testing/world.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Relation = 'own' | 'child' | 'other';
/** Somebody of a role; `trusted`: staff whose employer lets them revoke. */
type Kind = Role | 'trusted';

const EVERYBODY = ROLES;
const SELLERS = ['reseller', 'staff', 'admin'] as const;
/** What API keys reach, by scope; everything else is closed to them. */
const KEY_ROUTES: Readonly<Record<string, KeyScope>> = {
  'GET /v1/plans': 'licenses:read',
  'GET /v1/quota': 'quota:read',
  'GET /v1/quota/ledger': 'quota:read',
  'GET /v1/statistics': 'licenses:read',
  'GET /v1/activation-problems': 'licenses:read',
  'GET /v1/licenses': 'licenses:read',
  'GET /v1/licenses/:id': 'licenses:read',
  'GET /v1/licenses/:id/devices': 'licenses:read',
  'GET /v1/licenses/:id/effect': 'licenses:read',
  'POST /v1/licenses': 'licenses:write',
  'PATCH /v1/licenses/:id': 'licenses:write',
  'POST /v1/licenses/:id/suspend': 'licenses:write',
  'POST /v1/licenses/:id/resume': 'licenses:write',
  'POST /v1/licenses/:id/extend': 'licenses:write',
  'POST /v1/licenses/:id/transfer': 'licenses:write',
  'PATCH /v1/licenses/:id/devices/:deviceId': 'licenses:write',
  'DELETE /v1/licenses/:id/devices/:deviceId': 'licenses:write',
  'POST /v1/licenses/:id/devices/:deviceId/block': 'licenses:write',
  'POST /v1/licenses/:id/devices/:deviceId/unblock': 'licenses:write',
  'POST /v1/licenses/:id/revoke': 'licenses:revoke',
  'POST /v1/licenses/bulk/suspend': 'licenses:write',
  'POST /v1/licenses/bulk/resume': 'licenses:write',
  'POST /v1/licenses/bulk/extend': 'licenses:write',
  'POST /v1/licenses/bulk/revoke': 'licenses:revoke',
  'POST /v1/licenses/bulk/mail': 'licenses:write',
  'POST /v1/licenses/export': 'licenses:read',
};

/** Everybody who may change what belongs to a license of theirs. */
const CUSTOMERS = ['user', 'reseller', 'staff', 'admin'] as const;
const SHOP = ['reseller', 'staff'] as const;
const OVERSEERS = ['admin', 'auditor'] as const;
const license = { seen: 'license' } as const;

const KINDS = [...ROLES, 'trusted'] as const satisfies readonly Kind[];
/** `child`: made by somebody else of the same shop, which the other roles do not have. */
const RELATIONS = {
  user: ['own', 'other'],
  reseller: ['own', 'child', 'other'],
  staff: ['own', 'child', 'other'],
  trusted: ['own', 'child', 'other'],
  admin: ['own', 'other'],
  auditor: ['own', 'other'],
} as const satisfies Record<Kind, readonly Relation[]>;

/**
 * What each route promises. `roles`: who may call at all, others get 403. `license`: the route is about one
 * license; for roles whose license it is not, it does not exist. `revoke`: staff need their employer's leave as well.
 */
const PROMISED: Readonly<
  Record<
    string,
    { roles: readonly Role[] | 'anyone' | 'device'; body?: object; seen?: 'license'; asked?: 'revoke' }
  >
> = {
  'POST /v1/auth/register': { roles: 'anyone' },
  'POST /v1/auth/login': { roles: 'anyone' },
  'POST /v1/auth/mfa/send': { roles: 'anyone' },
  'POST /v1/auth/mfa/passkey': { roles: 'anyone' },
  'POST /v1/auth/mfa/verify': { roles: 'anyone' },
  'POST /v1/auth/passkey': { roles: 'anyone' },
  'POST /v1/auth/passkey/verify': { roles: 'anyone' },
  'POST /v1/auth/refresh': { roles: 'anyone' },
  'POST /v1/auth/logout': { roles: 'anyone' },
  'POST /v1/auth/password/strength': { roles: 'anyone' },
  'POST /v1/auth/password/forgot': { roles: 'anyone' },
  'POST /v1/auth/password/reset': { roles: 'anyone' },
  'POST /v1/auth/email/verify': { roles: 'anyone' },
  'POST /v1/auth/email/resend': { roles: 'anyone' },
  'POST /v1/me/email': { roles: EVERYBODY, body: {} },
  'POST /v1/me/email/resend': { roles: EVERYBODY },
  'POST /v1/me/email/cancel': { roles: EVERYBODY },
  'POST /v1/email-changes/confirm': { roles: 'anyone' },
  'POST /v1/email-changes/stop': { roles: 'anyone' },
  'POST /v1/me/password': { roles: EVERYBODY, body: {} },
  'GET /v1/auth/captcha': { roles: 'anyone' },
  'DELETE /v1/auth/sessions': { roles: EVERYBODY },
  'DELETE /v1/admin/users/:id/sessions': { roles: ['admin'] },
  'GET /v1/auth/sessions': { roles: EVERYBODY },
  'DELETE /v1/auth/sessions/:id': { roles: EVERYBODY },
  'GET /v1/me': { roles: EVERYBODY },
  'PATCH /v1/me': { roles: EVERYBODY, body: { name: 'Me' } },
  'DELETE /v1/me': { roles: EVERYBODY, body: {} },
  'POST /v1/me/export': { roles: EVERYBODY, body: {} },
  'POST /v1/exports/download': { roles: 'anyone' },
  'POST /v1/deletions/undo': { roles: 'anyone' },
  'GET /v1/me/factors': { roles: EVERYBODY },
  'POST /v1/me/factors/totp': { roles: EVERYBODY, body: {} },
  'POST /v1/me/factors/email': { roles: EVERYBODY, body: {} },
  'POST /v1/me/factors/sms': { roles: EVERYBODY, body: {} },
  'POST /v1/me/factors/:kind/confirm': { roles: EVERYBODY, body: {} },
  'POST /v1/me/factors/:kind/remove': { roles: EVERYBODY, body: {} },
  'POST /v1/me/recovery-codes': { roles: EVERYBODY, body: {} },
  'POST /v1/me/passkeys/options': { roles: EVERYBODY, body: {} },
  'POST /v1/me/passkeys': { roles: EVERYBODY, body: {} },
  'PATCH /v1/me/passkeys/:id': { roles: EVERYBODY, body: { name: 'n' } },
  'POST /v1/me/passkeys/:id/remove': { roles: EVERYBODY, body: {} },
  'GET /v1/staff': { roles: ['reseller'] },
  'POST /v1/staff': { roles: ['reseller'], body: {} },
  'PATCH /v1/staff/:id': { roles: ['reseller'], body: { name: 'n' } },
  'GET /v1/api-keys': { roles: ['reseller'] },
  'POST /v1/api-keys': { roles: ['reseller'], body: {} },
  'DELETE /v1/api-keys/:id': { roles: ['reseller'] },
  'GET /v1/webhooks': { roles: ['reseller'] },
  'POST /v1/webhooks': { roles: ['reseller'], body: {} },
  'PATCH /v1/webhooks/:id': { roles: ['reseller'], body: { enabled: true } },
  'DELETE /v1/webhooks/:id': { roles: ['reseller'] },
  'POST /v1/webhooks/:id/rotate-key': { roles: ['reseller'] },
  'GET /v1/webhooks/:id/deliveries': { roles: ['reseller'] },
  'POST /v1/webhooks/:id/deliveries/:deliveryId/replay': { roles: ['reseller'] },
  'GET /v1/plans': { roles: EVERYBODY },
  'GET /v1/quota': { roles: SHOP },
  'GET /v1/quota/ledger': { roles: SHOP },
  'GET /v1/statistics': { roles: [...SHOP, ...OVERSEERS] },
  'GET /v1/activation-problems': { roles: SHOP },
  'POST /v1/licenses': { roles: SELLERS, body: { planId: randomUUID(), quantity: 1 } },
  'GET /v1/licenses': { roles: EVERYBODY },
  'GET /v1/licenses/:id': { roles: EVERYBODY, ...license },
  'PATCH /v1/licenses/:id': { roles: SELLERS, body: { note: 'n' }, ...license },
  'POST /v1/licenses/:id/suspend': { roles: SELLERS, ...license },
  'POST /v1/licenses/:id/resume': { roles: SELLERS, ...license },
  'POST /v1/licenses/:id/extend': { roles: SELLERS, body: { expiresAt: '2999-01-01T00:00:00Z' }, ...license },
  'POST /v1/licenses/:id/revoke': { roles: SELLERS, asked: 'revoke', ...license },
  'POST /v1/licenses/:id/transfer': {
    roles: SELLERS,
    body: { customerEmail: 'new@example.com' },
    ...license,
  },
  // whose licenses they are is asked in licenses/bulk-licenses.integration.test.ts
  'POST /v1/licenses/bulk/suspend': { roles: SELLERS, body: { ids: [randomUUID()] } },
  'POST /v1/licenses/bulk/resume': { roles: SELLERS, body: { ids: [randomUUID()] } },
  'POST /v1/licenses/bulk/extend': { roles: SELLERS, body: { ids: [randomUUID()], days: 1 } },
  'POST /v1/licenses/bulk/revoke': { roles: SELLERS, body: { ids: [randomUUID()] } },
  'POST /v1/licenses/bulk/mail': { roles: SELLERS, body: { ids: [randomUUID()] } },
  'POST /v1/licenses/export': { roles: SELLERS, body: { ids: [randomUUID()] } },
  'POST /v1/licenses/:id/offline-activation': { roles: CUSTOMERS, body: { requestFile: 'none' } },
  'GET /v1/licenses/:id/devices': { roles: EVERYBODY, ...license },
  'GET /v1/licenses/:id/effect': { roles: [...SELLERS, 'auditor'], ...license },
  'POST /v1/licenses/:id/devices/:deviceId/block': { roles: SELLERS, ...license },
  'POST /v1/licenses/:id/devices/:deviceId/unblock': { roles: SELLERS, ...license },
  'PATCH /v1/licenses/:id/devices/:deviceId': { roles: CUSTOMERS, body: { name: 'Desk' }, ...license },
  'DELETE /v1/licenses/:id/devices/:deviceId': { roles: CUSTOMERS, ...license },
  'POST /v1/licenses/activate': { roles: 'device' },
  'POST /v1/licenses/validate': { roles: 'device' },
  'GET /v1/licenses/events': { roles: 'device' },
  'GET /v1/relay/whatsapp/:relayId': { roles: 'anyone' },
  'POST /v1/relay/whatsapp/:relayId': { roles: 'anyone' },
  'POST /v1/relay/whatsapp': { roles: 'device' },
  'POST /v1/relay/whatsapp/:relayId/events': { roles: 'device' },
  'POST /v1/relay/whatsapp/:relayId/close': { roles: 'device' },
  'GET /v1/adapter': { roles: 'anyone' },
  'GET /v1/adapter/:sha256': { roles: 'anyone' },
  'GET /v1/trial': { roles: 'anyone' },
  'POST /v1/licenses/trial': { roles: 'device' },
  'POST /v1/licenses/refresh': { roles: 'device' },
  'POST /v1/licenses/deactivate': { roles: 'device' },
  'GET /v1/admin/overview': { roles: OVERSEERS },
  'GET /v1/admin/users': { roles: OVERSEERS },
  'POST /v1/admin/users': { roles: ['admin'], body: {} },
  'GET /v1/admin/users/:id': { roles: OVERSEERS },
  'PATCH /v1/admin/users/:id': { roles: ['admin'], body: { role: 'user' } },
  'POST /v1/admin/users/:id/disable': { roles: ['admin'] },
  'POST /v1/admin/users/:id/enable': { roles: ['admin'] },
  'POST /v1/admin/users/:id/password-reset': { roles: ['admin'], body: { endSessions: false } },
  'POST /v1/admin/users/:id/quota': { roles: ['admin'], body: { amount: 1, reason: 'r' } },
  'GET /v1/admin/users/:id/ledger': { roles: OVERSEERS },
  'POST /v1/admin/users/:id/factors/reset': { roles: ['admin'] },
  'GET /v1/admin/audit': { roles: OVERSEERS },
  'GET /v1/admin/audit.csv': { roles: OVERSEERS },
  'GET /v1/admin/alerts': { roles: OVERSEERS },
  'GET /v1/admin/alert-settings': { roles: OVERSEERS },
  'GET /v1/admin/anomalies': { roles: OVERSEERS },
  'POST /v1/admin/alerts/:id/acknowledge': { roles: ['admin'] },
  'GET /v1/admin/address-blocks': { roles: OVERSEERS },
  'POST /v1/admin/address-blocks': { roles: ['admin'], body: {} },
  'DELETE /v1/admin/address-blocks/:id': { roles: ['admin'] },
  'GET /v1/admin/incidents': { roles: OVERSEERS },
  'POST /v1/admin/incidents': { roles: ['admin'], body: {} },
  'POST /v1/admin/incidents/preview': { roles: ['admin'], body: {} },
  'POST /v1/admin/incidents/:id/approve': { roles: ['admin'], body: {} },
  'PATCH /v1/admin/incidents/:id': { roles: ['admin'], body: {} },
  'GET /v1/admin/incidents/:id/report': { roles: OVERSEERS },
  'GET /v1/prices': { roles: 'anyone' },
  'GET /v1/site': { roles: 'anyone' },
  'GET /v1/status': { roles: 'anyone' },
  'POST /v1/checkout': { roles: 'anyone' },
  'GET /v1/licenses/:id/offers': { roles: EVERYBODY },
  'POST /v1/renewals/offers': { roles: 'anyone' },
  'GET /v1/orders': { roles: EVERYBODY },
  // whose order it is is asked in payments/payments.integration.test.ts
  'GET /v1/orders/:id': { roles: 'anyone' },
  'GET /v1/orders/:id/receipt.pdf': { roles: 'anyone' },
  'POST /v1/orders/:id/return': { roles: 'anyone' },
  'POST /v1/payments/webhooks/:provider': { roles: 'anyone' },
  'GET /v1/subscriptions': { roles: EVERYBODY },
  'POST /v1/subscriptions/:id/cancel': { roles: EVERYBODY },
  'GET /v1/admin/payments': { roles: OVERSEERS },
  'GET /v1/admin/payments/differences': { roles: OVERSEERS },
  'POST /v1/admin/payments/differences/:id/settle': { roles: ['admin'], body: { reason: 'r' } },
  'POST /v1/admin/payments/differences/:id/reopen': { roles: ['admin'] },
  'GET /v1/admin/payments/comparisons': { roles: OVERSEERS },
  'POST /v1/admin/payments/comparisons': { roles: ['admin'] },
  'GET /v1/admin/payments/:id': { roles: OVERSEERS },
  'POST /v1/admin/payments/:id/refund': { roles: ['admin'], body: { reason: 'r' } },
  'POST /v1/admin/payments/:id/refunds/:refundId/retry': { roles: ['admin'] },
  'POST /v1/admin/payments/:id/refunds/:refundId/settle': {
    roles: ['admin'],
    body: { how: 'by hand', goods: 'keep' },
  },
  'GET /v1/admin/products': { roles: OVERSEERS },
  'POST /v1/admin/products': { roles: ['admin'], body: {} },
  'PATCH /v1/admin/products/:id': { roles: ['admin'], body: { active: false } },
  'POST /v1/admin/prices': { roles: ['admin'], body: {} },
  'PATCH /v1/admin/prices/:id': { roles: ['admin'], body: { active: false } },
  'GET /v1/admin/plans': { roles: OVERSEERS },
  'POST /v1/admin/plans': { roles: ['admin'], body: {} },
  'PATCH /v1/admin/plans/:id': { roles: ['admin'], body: { description: 'd' } },
};

oneDatabase('access', (server) => {
  it('every route is promised to somebody, and every promise has its route', () => {
    const { app } = server();
    const routes = ROUTE_KEYS.filter((key) => key.includes(' /v1/'));
    expect(routes.toSorted()).toEqual(Object.keys(PROMISED).toSorted());
    // the other way round a route that is not of the contract keeps the server from starting
    const missing = ROUTE_KEYS.filter((key) => {
      const [method, url] = key.split(' ') as [Method, string];
      return !app.hasRoute({ method, url });
    });
    expect(missing).toEqual([]);
  });

  it('role × route × own, child and other: each cell', async () => {
    const { call } = server();
    const cells: string[] = [];
    const expected: string[] = [];
    // somebody who is refused changes nothing and can be asked again; whoever is let in is new each time
    const refused = new Map<string, ReturnType<typeof newcomer>>();
    const bystander = (kind: Kind, relation: Relation) => {
      const known = refused.get(`${kind} ${relation}`) ?? newcomer(server(), kind, relation);
      refused.set(`${kind} ${relation}`, known);
      return known;
    };
    for (const [route, promise] of Object.entries(PROMISED)) {
      const [method, url] = route.split(' ') as [Method, string];
      const send = async (token: string | undefined, path: string) =>
        call({ method, url: path, token, ...(promise.body ? { body: promise.body } : {}) });

      if (!Array.isArray(promise.roles)) continue;
      const none = await send(
        undefined,
        url.replace(/:\w+/g, () => randomUUID()),
      );
      cells.push(`${route} nobody ${none.status}`);
      expected.push(`${route} nobody 401`);
      const forged = await send(
        'eyJhbGciOiJub25lIn0.e30.',
        url.replace(/:\w+/g, () => randomUUID()),
      );
      cells.push(`${route} forged ${forged.status}`);
      expected.push(`${route} forged 401`);

      for (const kind of KINDS) {
        const role = kind === 'trusted' ? 'staff' : kind;
        for (const relation of promise.seen ? RELATIONS[kind] : (['own'] as const)) {
          const may = promise.roles.includes(role);
          const { person, pathOf } = may
            ? await newcomer(server(), kind, relation)
            : await bystander(kind, relation);
          const path = promise.seen ? await pathOf(url) : url.replace(/:\w+/g, () => randomUUID());
          const { status } = await send(person.token, path);
          const cell = `${route} ${kind} ${promise.seen ? relation : ''}`;
          if (!may) {
            cells.push(`${cell} ${status}`);
            expected.push(`${cell} 403`);
          } else if (promise.seen) {
            const seen = relation !== 'other' || role === 'admin' || role === 'auditor';
            const forbidden = promise.asked === 'revoke' && kind === 'staff';
            cells.push(`${cell} ${status < 300 ? 'ok' : status}`);
            expected.push(`${cell} ${seen ? (forbidden ? '403' : 'ok') : '404'}`);
          } else {
            cells.push(`${cell} ${status === 401 || status === 403 ? status : 'let in'}`);
            expected.push(`${cell} let in`);
          }
        }
      }
    }
    expect(cells).toEqual(expected);
    expect(cells.length).toBeGreaterThan(200);
  });

  it('API key with each scope × route × own, child and other: each cell', async () => {
    const { call, world, deps } = server();
    const cells: string[] = [];
    const expected: string[] = [];
    for (const scope of KEY_SCOPES) {
      const person = await world.createPerson('reseller', 100);
      // each key has a limit of its own a minute, which this table is beyond
      const keys: string[] = [];
      for (const name of ['shop', 'shop too']) {
        keys.push((await createApiKey(deps, { name, scopes: [scope] }, person.context)).key);
      }
      for (const [route, promise] of Object.entries(PROMISED)) {
        if (!Array.isArray(promise.roles)) continue;
        const [method, url] = route.split(' ') as [Method, string];
        const named: string | undefined = KEY_ROUTES[route];
        for (const relation of promise.seen && named === scope ? RELATIONS.reseller : (['own'] as const)) {
          const near = promise.seen && named === scope;
          const path = near
            ? await licensePath(server(), person, relation, url)
            : url.replace(/:\w+/g, () => randomUUID());
          const body = promise.body ? { body: promise.body } : {};
          const key = keys[cells.length % keys.length];
          const { status } = await call({ method, url: path, token: key, ...body });
          const cell = `${route} ${scope} ${promise.seen ? relation : ''}`;
          const let_in = promise.seen ? (status < 300 ? 'ok' : status) : status === 403 ? 403 : 'ok';
          cells.push(`${cell} ${let_in}`);
          expected.push(`${cell} ${named === scope ? (relation === 'other' ? 404 : 'ok') : 403}`);
        }
      }
    }
    expect(cells).toEqual(expected);
  });

  it('a reseller who is the customer of another sees that license and cannot change it', async () => {
    const { world, call } = server();
    const seller = await world.createPerson('reseller', 5);
    const buyer = await world.createPerson('reseller');
    const bought = await world.createLicense(seller, {}, buyer);
    const url = `/v1/licenses/${bought.id}`;
    const seen = await call({ method: 'GET', url, token: buyer.token });
    expect(seen.json).toMatchObject({ key: bought.key, note: null, issuer: null });
    expect((await call({ method: 'POST', url: `${url}/revoke`, token: buyer.token })).status).toBe(404);
  });

  it('an address nobody has shown to be theirs owns nothing', async () => {
    const { world, call, deps } = server();
    const claimed = await world.createPerson('user');
    const sold = await world.createLicense(world.admin, {}, claimed);
    const list = () => call({ method: 'GET', url: '/v1/licenses', token: claimed.token });
    expect((await list()).json.items.map((item: { id: string }) => item.id)).toEqual([sold.id]);
    await deps.db.prisma.user.update({ where: { id: claimed.user.id }, data: { emailVerifiedAt: null } });
    expect((await list()).json.items).toEqual([]);
  });
});

async function createKind({ world, deps }: TestServer, kind: Kind): Promise<Person> {
  const quota = kind === 'reseller' || kind === 'staff' || kind === 'trusted' ? 5 : 0;
  if (kind !== 'trusted') return world.createPerson(kind, quota);
  const person = await world.createPerson('staff', quota);
  await deps.db.prisma.user.update({ where: { id: person.user.id }, data: { mayRevoke: true } });
  return person;
}

/** Somebody of a kind, and the path of a license as near to them as `relation` says. */
async function newcomer(server: TestServer, kind: Kind, relation: Relation) {
  const person = await createKind(server, kind);
  const paths = new Map<string, Promise<string>>();
  const pathOf = (url: string) => {
    const path = paths.get(url) ?? licensePath(server, person, relation, url);
    paths.set(url, path);
    return path;
  };
  return { person, pathOf };
}

/** Path of a license as near to the person as `relation` says, with a device on it. */
async function licensePath(server: TestServer, person: Person, relation: Relation, url: string) {
  const { role } = person.context.actor;
  const buyer = relation === 'own' && (role === 'user' || role === 'auditor') ? person : undefined;
  const made = await server.world.createLicense(await issuerFor(server, person, relation), {}, buyer);
  let deviceId: string = randomUUID();
  if (url.includes(':deviceId')) {
    const { claims } = await (await createTestDevice(server)).activate(made.key);
    deviceId = claims.deviceId ?? deviceId;
  }
  return url.replace(':id', made.id).replace(':deviceId', deviceId);
}

async function issuerFor({ world }: TestServer, person: Person, relation: Relation): Promise<Person> {
  const { actor } = person.context;
  const sells = actor.role === 'admin' || actor.sellerId !== null;
  if (relation === 'own' && sells) return person;
  if (relation === 'other' || actor.sellerId === null) return world.createPerson('reseller', 5);
  const employer = actor.role === 'staff' ? await world.personOf(actor.sellerId) : person;
  return actor.role === 'staff' ? employer : world.createPerson('staff', 0, employer);
}
