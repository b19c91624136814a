import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Prisma } from '../generated/prisma/client.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { readMails } from '../testing/read-mails.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { SCHEMA_COLUMNS } from '../testing/schema-columns.ts';
import type { TestServer } from '../testing/test-server.ts';
import { PASSWORD } from '../testing/world.ts';
import { DATA_MAP } from './data-map.ts';

const DAY = 86_400_000;

it('every column that can hold text is classified', () => {
  for (const [model, columns] of SCHEMA_COLUMNS) {
    const text = columns.filter(({ type, uuid }) => ['String', 'Json', 'Bytes'].includes(type) && !uuid);
    const classified = DATA_MAP[model as Prisma.ModelName] ?? {};
    expect([model, Object.keys(classified).sort()]).toEqual([model, text.map(({ name }) => name).sort()]);
  }
});

oneDatabase('privacy', (server) => {
  it('a person gets everything stored about them, once, by mail', async () => {
    const { call, clock, world, deps } = server();
    const person = await world.createPerson('user');
    const canaries = await plantCanaries(server(), person.user.id);
    const ask = (password: string) =>
      call({ method: 'POST', url: '/v1/me/export', token: person.token, body: { password } });
    expect((await ask('wrong')).json.code).toBe('PASSWORD_WRONG');
    expect((await ask(PASSWORD)).status).toBe(202);
    const first = await linkOf(server(), 'data-export-ready');
    await ask(PASSWORD);
    const second = await linkOf(server(), 'data-export-ready');
    const download = (token: string) =>
      call({ method: 'POST', url: '/v1/exports/download', body: { token } });
    expect((await download(first)).json.code).toBe('LINK_USED');
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => download(second)));
    const [given, ...others] = answers.filter(({ status }) => status === 200);
    expect([given?.status, others.length]).toEqual([200, 0]);
    for (const { place, shown } of canaries.exported)
      expect([place, given?.text.includes(shown)]).toEqual([place, true]);
    for (const { place, shown } of canaries.hidden)
      expect([place, given?.text.includes(shown)]).toEqual([place, false]);
    await ask(PASSWORD);
    clock.ms += DAY + 1;
    expect((await download(await linkOf(server(), 'data-export-ready'))).status).toBe(410);
    expect(await deps.db.prisma.auditEntry.count({ where: { action: 'privacy.export-downloaded' } })).toBe(1);
  });

  it('a closed account is out at once, and opened again by the link, once', async () => {
    const { call, world } = server();
    const person = await world.createPerson('user');
    const close = (body: object, token = person.token) =>
      call({ method: 'DELETE', url: '/v1/me', token, body });
    expect((await close({ password: 'wrong' })).json.code).toBe('PASSWORD_WRONG');
    expect((await close({})).status).toBe(400);
    expect((await close({ password: PASSWORD })).status).toBe(200);
    expect((await call({ method: 'GET', url: '/v1/me', token: person.token })).json.code).toBe(
      'SESSION_ENDED',
    );
    const signIn = () =>
      call({ method: 'POST', url: '/v1/auth/login', body: { email: person.user.email, password: PASSWORD } });
    expect((await signIn()).json.code).toBe('ACCOUNT_DISABLED');
    const token = await linkOf(server(), 'account-deletion-scheduled');
    const undo = () => call({ method: 'POST', url: '/v1/deletions/undo', body: { token } });
    const statuses = (await Promise.all([undo(), undo(), undo()])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([204, 410, 410]);
    expect((await signIn()).status).toBe(200);
  });

  it('of two last admins who leave at once, one stays', async () => {
    const { call, world, deps } = server();
    await deps.db.prisma.user.updateMany({ where: { role: 'admin' }, data: { role: 'auditor' } });
    const admins = [await world.createPerson('admin'), await world.createPerson('admin')];
    const left = await Promise.all(
      admins.map(({ token }) =>
        call({ method: 'DELETE', url: '/v1/me', token, body: { password: PASSWORD } }),
      ),
    );
    expect(new Set(left.map(({ json }) => json.code ?? 'left'))).toEqual(new Set(['LAST_ADMIN', 'left']));
    expect(await deps.db.prisma.user.count({ where: { role: 'admin', disabledAt: null } })).toBe(1);
  });

  it('after 30 days nothing personal is left anywhere, and what others need stays', async () => {
    const { call, clock, world, deps, log } = server();
    const { prisma } = deps.db;
    const person = await world.createPerson('reseller', 5);
    const license = await world.createLicense(person);
    const { id } = person.user;
    const canaries = await plantCanaries(server(), id);
    const everything = [...canaries.exported, ...canaries.hidden];
    for (const { place, stored } of everything) {
      expect([place, (await dump(server())).includes(stored)]).toEqual([place, true]);
    }
    await call({ method: 'DELETE', url: '/v1/me', token: person.token, body: { password: PASSWORD } });
    const token = await linkOf(server(), 'account-deletion-scheduled');
    clock.ms += 30 * DAY - 1;
    await erase(server());
    expect((await prisma.user.findUniqueOrThrow({ where: { id } })).name).not.toBe('Deleted account');
    clock.ms += 1;
    await erase(server());
    expect((await call({ method: 'POST', url: '/v1/deletions/undo', body: { token } })).status).toBe(410);
    const left = await dump(server());
    for (const { place, stored } of everything)
      expect([place, left.includes(stored)]).toEqual([place, false]);
    const row = await prisma.user.findUniqueOrThrow({ where: { id } });
    expect([row.name, row.disabledAt !== null]).toEqual(['Deleted account', true]);
    expect(await prisma.license.count({ where: { id: license.id, issuerId: id } })).toBe(1);
    expect(await prisma.quotaEntry.count({ where: { userId: id } })).toBe(2);
    expect(await prisma.auditEntry.count({ where: { targetId: id, action: 'privacy.account-erased' } })).toBe(
      1,
    );
    for (const { place, shown } of everything)
      expect([place, log.join().includes(shown)]).toEqual([place, false]);
  });

  it('a customer is forgotten a year after the last license ended, not before', async () => {
    const { clock, world, deps } = server();
    const { prisma } = deps.db;
    const buyer = await world.createPerson('user');
    const [first, second] = [
      await world.createLicense(world.admin, {}, buyer),
      await world.createLicense(world.admin, {}, buyer),
    ];
    const end = (id: string, at: number) =>
      prisma.license.update({ where: { id }, data: { revokedAt: new Date(at) } });
    await end(first.id, clock.ms);
    const known = () =>
      prisma.license.count({
        where: { id: { in: [first.id, second.id] }, customerEmailHash: { not: null } },
      });
    clock.ms += 366 * DAY;
    await prisma.license.update({ where: { id: second.id }, data: { expiresAt: null } });
    await runJob(server(), 'privacy.forget-customers');
    expect(await known()).toBe(2);
    await end(second.id, clock.ms);
    clock.ms += 365 * DAY;
    await runJob(server(), 'privacy.forget-customers');
    expect(await known()).toBe(2);
    clock.ms += 1;
    await runJob(server(), 'privacy.forget-customers');
    expect(await known()).toBe(0);
    expect(await prisma.license.count({ where: { id: { in: [first.id, second.id] } } })).toBe(2);
  });

  it('language and mails are the person’s choice', async () => {
    const { call, world } = server();
    const { token } = await world.createPerson('user');
    const set = (body: object) => call({ method: 'PATCH', url: '/v1/me', token, body });
    const { json } = await set({ language: 'ar', mutedMails: ['license-issued'] });
    expect(json).toMatchObject({ language: 'ar', mutedMails: ['license-issued'] });
    expect((await call({ method: 'GET', url: '/v1/me', token })).json).toEqual(json);
    for (const body of [{ language: 'tlh' }, { mutedMails: ['password-changed'] }, {}]) {
      expect((await set(body)).status).toBe(400);
    }
  });
});

/** A row in every table that refers to a person, each text column holding a word of its own. */
async function plantCanaries({ deps }: TestServer, userId: string) {
  const { prisma } = deps.db;
  const exported: { place: string; shown: string; stored: string }[] = [];
  const hidden: typeof exported = [];
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId } });
  const plan = await prisma.plan.create({
    data: {
      id: randomUUID(),
      name: randomUUID(),
      description: '',
      deviceLimit: 1,
      entitlements: [],
      limits: {},
      createdAt: deps.now(),
    },
  });
  const ids = new Map<string, unknown>([
    ['planId', plan.id],
    ['userId', userId],
    ['issuerId', (await prisma.user.findFirstOrThrow({ where: { role: { in: ['admin', 'auditor'] } } })).id],
    ['customerEmailHash', user.emailHash],
  ]);
  const models = [...SCHEMA_COLUMNS].filter(([model]) =>
    Object.values(DATA_MAP[model as Prisma.ModelName]).some((kind) => kind !== 'none' && kind !== 'kept'),
  );
  for (const [model, columns] of models) {
    // rows that are found by a hash of the address alone, and the one an export is made of
    if (['SignInAttempt', 'DataExport', 'AccountDeletion'].includes(model)) continue;
    const id = model === 'User' ? userId : randomUUID();
    const data: Record<string, unknown> = {};
    for (const column of columns) {
      const kind = DATA_MAP[model as Prisma.ModelName][column.name];
      const known = ids.get(column.name);
      if (known !== undefined) data[column.name] = known;
      else if (column.name === 'id') data.id = id;
      else if (kind === 'person' || kind === 'customer' || kind === 'secret' || !column.optional) {
        const word = `canary-${model}-${column.name}-${randomUUID()}`;
        const canary = /email/i.test(column.name) ? `${word}@example.org` : word;
        const sealed = column.name.endsWith('Sealed');
        const place = `${model}.${column.name}`;
        const value = sealed
          ? deps.sealer.seal(canary, `${tableOf(model)}.${snake(column.name)}.${id}`)
          : canary;
        data[column.name] = filled(column, value);
        const stored = column.type === 'Bytes' ? Buffer.from(value).toString('hex') : value;
        // what is no text a person could have typed is not looked for
        if (column.type === 'String' || column.type === 'Bytes') {
          if (kind === 'person' || kind === 'customer') exported.push({ place, shown: canary, stored });
          if (kind === 'secret') hidden.push({ place, shown: canary, stored });
        }
      }
    }
    if (model === 'SecondFactor') Object.assign(data, { kind: 'sms', pending: false });
    if (model === 'User') {
      const { emailSealed, name, mutedMails } = data as {
        emailSealed: string;
        name: string;
        mutedMails: string[];
      };
      const passwordHash = await deps.passwords.hash(PASSWORD);
      const changed = { emailSealed, name, mutedMails, language: String(data.language), passwordHash };
      await prisma.user.update({ where: { id: userId }, data: changed });
      for (const list of [exported, hidden]) {
        for (let at = list.length - 1; at >= 0; at--) {
          if (['User.passwordHash', 'User.emailHash', 'User.emailDomainHash'].includes(list[at]?.place ?? ''))
            list.splice(at, 1);
        }
      }
      hidden.push({ place: 'User.emailHash', shown: hex(user.emailHash), stored: hex(user.emailHash) });
      hidden.push({ place: 'User.passwordHash', shown: passwordHash, stored: passwordHash });
      continue;
    }
    const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`;
    const table = (prisma as unknown as Record<string, { create(input: object): Promise<unknown> }>)[name];
    await table?.create({ data });
    ids.set(`${name}Id`, id);
  }
  return { exported, hidden };
}

function filled(column: NonNullable<ReturnType<typeof SCHEMA_COLUMNS.get>>[number], canary: string): unknown {
  if (column.list) return [canary];
  if (column.enumValue !== null) return column.enumValue;
  if (column.uuid) return randomUUID();
  const values: Record<string, unknown> = {
    Bytes: Buffer.from(canary),
    Json: { canary },
    DateTime: new Date(),
    Int: 1,
    BigInt: 1n,
    Boolean: false,
  };
  return values[column.type] ?? canary;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (model: string) => `${snake(model).slice(1)}s`;

/** Every row of every table, bytes in hex, the queue included. */
async function dump({ deps }: TestServer): Promise<string> {
  const { rows } = await deps.db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'jobs') AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const found = await deps.db.pool.query(`SELECT row_to_json(t)::text AS text FROM ${name} t`);
    texts.push(...found.rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

async function runJob(server: TestServer, name: 'privacy.erase-accounts' | 'privacy.forget-customers') {
  await server.deps.db.prisma.$transaction((tx) => server.deps.jobs.enqueue(tx, name, {}));
  expect(await runJobs(server)).toContainEqual({ name, failed: false });
}

const erase = (server: TestServer) => runJob(server, 'privacy.erase-accounts');

/** The token of the link in the last mail of a kind. */
async function linkOf(server: TestServer, template: string): Promise<string> {
  await runJobs(server);
  const mails = await readMails(server, template);
  return /#([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
}
