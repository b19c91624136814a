import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { emailColumns } from '../../apps/server/src/users/email-address.ts';
import { SEALING } from './settings.ts';
import { signAccessToken } from './sign-tokens.ts';

/** As many sign in as each kind of person needs, so that nobody calls more often than people may. */
const CALLERS = 150;
export const SMALL_SHOPS = 2_000;
const CUSTOMERS = 250_000;
const BATCH = 10_000;
/** longer than any run */
const TOKEN_SECONDS = 6 * 3600;

export type Caller = 'staff' | 'shop' | 'customer' | 'admin';

/** The id PostgreSQL makes of the same name by `md5(…)::uuid`. */
export function idOf(name: string): string {
  return createHash('md5')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const BIG_SHOP = idOf('big shop');

/** Three of five use the same mail provider; the others work for 5,000 companies. */
export function emailOf(customer: number): string {
  return `person${customer}@${customer % 5 < 3 ? 'mail.example' : `company${customer % 5_000}.example`}`;
}

/** The customer a license or order is for: some have many, most have few. */
export function customerOf(n: number): number {
  return Math.floor(((Math.imul(n, 2_654_435_761) >>> 0) / 2 ** 32) ** 1.5 * CUSTOMERS);
}

interface Person {
  readonly name: string;
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly employerId: string | null;
}

function* everybody(): Generator<Person> {
  const one = (id: string, role: string, more: Partial<Person> = {}): Person => ({
    name: id,
    id: idOf(id),
    email: `${id.replaceAll(' ', '-')}@staff.example`,
    role,
    employerId: null,
    ...more,
  });
  yield one('big shop', 'reseller');
  for (let n = 0; n < CALLERS; n++) yield one(`admin ${n}`, 'admin');
  for (let n = 0; n < CALLERS; n++) yield one(`staff ${n}`, 'staff', { employerId: BIG_SHOP });
  for (let n = 0; n < SMALL_SHOPS; n++) yield one(`shop ${n}`, 'reseller');
  for (let n = 0; n < CUSTOMERS; n++) {
    yield one(`customer ${n}`, 'user', { name: `Customer ${n}`, email: emailOf(n) });
  }
}

/** Accounts: a shop with staff, many small shops, their customers. */
export async function seedPeople(client: pg.Client): Promise<void> {
  let batch: (Person & ReturnType<typeof emailColumns>)[] = [];
  const write = async () => {
    const column = <K extends keyof (typeof batch)[number]>(key: K) => batch.map((person) => person[key]);
    await client.query(
      `INSERT INTO users (id, email_sealed, email_hash, email_domain_hash, email_verified_at, name, password_hash,
         role, employer_id, created_at)
       SELECT id, sealed, hash, domain, now(), name, '', role::role, employer, now() - n * interval '1 minute'
       FROM unnest($1::uuid[], $2::text[], $3::bytea[], $4::bytea[], $5::text[], $6::text[], $7::uuid[])
         WITH ORDINALITY AS people (id, sealed, hash, domain, name, role, employer, n)`,
      [
        column('id'),
        column('emailSealed'),
        column('emailHash'),
        column('emailDomainHash'),
        column('name'),
        column('role'),
        column('employerId'),
      ],
    );
    batch = [];
  };
  for (const person of everybody()) {
    if (batch.push({ ...person, ...emailColumns(SEALING, person) }) === BATCH) await write();
  }
  await write();
}

/** Tokens of people who are signed in, by what they are. */
export type SignedIn = Readonly<Record<Caller, readonly string[]>>;

export async function signInCallers(client: pg.Client): Promise<SignedIn> {
  const tokensOf = async (kind: Caller) => {
    const tokens: string[] = [];
    for (let n = 0; n < CALLERS; n++) tokens.push(await signIn(client, idOf(`${kind} ${n}`)));
    return tokens;
  };
  return {
    staff: await tokensOf('staff'),
    shop: await tokensOf('shop'),
    customer: await tokensOf('customer'),
    admin: await tokensOf('admin'),
  };
}

async function signIn(client: pg.Client, sub: string): Promise<string> {
  const sid = randomUUID();
  await client.query(
    `INSERT INTO sessions (id, user_id, client, created_at, last_used_at, expires_at)
     VALUES ($1, $2, 'web', now(), now(), now() + interval '1 day')`,
    [sid, sub],
  );
  return signAccessToken({ sub, sid, ver: 0 }, TOKEN_SECONDS);
}
