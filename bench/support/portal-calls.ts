import { encodeSequenceCursor, encodeTimeCursor } from '../../apps/server/src/shared/cursor.ts';
import { BIG_SHOP, type Caller, emailOf, idOf, SMALL_SHOPS } from './portal-people.ts';
import { withClient } from './with-client.ts';

/** Rows to ask for: every call of a benchmark asks for another one. */
const SAMPLE = 400;

interface Row {
  readonly id: string;
  readonly created_at: Date;
  readonly key_end: string;
  readonly note: string;
}

const COUNTING = ['/v1/statistics'];

/** What a person of the portal asks for, again and again with something else. */
export interface PortalCall {
  readonly name: string;
  readonly by: Caller;
  /** over all there is of a shop, not a page of it */
  readonly counts: boolean;
  path(turn: number): string;
  /** what the same person asks for by its id alone: the floor */
  floor(turn: number): string;
}

/** Every list of the portal, with every filter and way to search it has. */
export async function portalCalls(databaseUrl: string): Promise<readonly PortalCall[]> {
  return withClient(databaseUrl, async (client) => {
    const sample = async (table: string, where: string, columns = 'id, created_at') => {
      const { rows } = await client.query<Row>(
        `SELECT ${columns} FROM (SELECT * FROM ${table} TABLESAMPLE BERNOULLI (5) REPEATABLE (1) WHERE ${where}) AS sampled
         ORDER BY md5(id::text) LIMIT ${SAMPLE}`,
      );
      return rows;
    };
    const columns = "id, created_at, key_end, COALESCE(note, '') AS note";
    const all = await sample('licenses', 'true', columns);
    const ofShop = await sample('licenses', `issuer_id = '${BIG_SHOP}' AND note IS NOT NULL`, columns);
    const small = await client.query<Row & { shop: number }>(
      `SELECT id, created_at, shop FROM generate_series(0, 149) shop,
         LATERAL (SELECT id, created_at FROM licenses WHERE issuer_id = md5('shop ' || shop)::uuid LIMIT 1) AS one`,
    );
    const bought = await client.query<Row>(
      `SELECT l.id, l.created_at FROM generate_series(0, 149) n JOIN users u ON u.id = md5('customer ' || n)::uuid,
         LATERAL (SELECT * FROM licenses WHERE customer_email_hash = u.email_hash LIMIT 1) AS l ORDER BY n`,
    );
    const orders = await sample('orders', 'true');
    const audit = await client.query<{ sequence: string; target_id: string; actor_id: string; ip: string }>(
      `SELECT sequence, target_id, actor_id, ip FROM audit_entries TABLESAMPLE BERNOULLI (1) REPEATABLE (1) LIMIT ${SAMPLE}`,
    );
    const rows = { all, ofShop, small: small.rows, bought: bought.rows, orders, audit: audit.rows };
    return [...shopCalls(rows), ...customerCalls(rows), ...adminCalls(rows)];
  });
}

interface Rows {
  readonly all: readonly Row[];
  readonly ofShop: readonly Row[];
  readonly small: readonly Row[];
  readonly bought: readonly Row[];
  readonly orders: readonly Row[];
  readonly audit: readonly {
    readonly sequence: string;
    readonly target_id: string;
    readonly actor_id: string;
    readonly ip: string;
  }[];
}

type Query = Readonly<Record<string, string>>;

/** Calls of one kind of person; `made`: the query of a turn. */
function callsOf(by: Caller, floors: readonly Row[]) {
  const floor = (turn: number) => `/v1/licenses/${pick(floors, turn).id}/devices`;
  return (name: string, path: string, made: Query | ((turn: number) => Query) = {}): PortalCall => ({
    name: `${by}: ${name}`,
    by,
    counts: COUNTING.includes(path),
    floor,
    path: (turn) =>
      `${path}?${new URLSearchParams(typeof made === 'function' ? made(turn) : made).toString()}`,
  });
}

const deep = ({ id, created_at: createdAt }: Row) => encodeTimeCursor({ id, createdAt });
const domainOf = (customer: number) => emailOf(customer).replace(/^.*@/, '@');

function shopCalls({ ofShop, small }: Rows): PortalCall[] {
  const staff = callsOf('staff', ofShop);
  const shop = callsOf('shop', small);
  const licenses = '/v1/licenses';
  return [
    staff('licenses', licenses),
    staff('licenses, deep page', licenses, (turn) => ({ cursor: deep(pick(ofShop, turn)) })),
    ...licenseSearches(staff, ofShop),
    ...licenseFilters(staff),
    staff('licenses of a customer with a status', licenses, (turn) => ({
      q: emailOf(turn),
      status: 'active',
    })),
    staff('statistics, 90 days', '/v1/statistics', { days: '90' }),
    staff('statistics, a year', '/v1/statistics', { days: '365' }),
    staff('ledger', '/v1/quota/ledger'),
    staff('quota', '/v1/quota'),
    staff('activation problems', '/v1/activation-problems'),
    shop('licenses', licenses),
    shop('licenses by note', licenses, (turn) => ({ q: `desk ${turn.toString(16)}` })),
    shop('licenses by device', licenses, { q: 'Front desk' }),
    ...licenseFilters(shop),
    shop('statistics, a year', '/v1/statistics', { days: '365' }),
    shop('activation problems', '/v1/activation-problems'),
  ];
}

function customerCalls({ bought }: Rows): PortalCall[] {
  const customer = callsOf('customer', bought);
  return [
    customer('licenses', '/v1/licenses'),
    customer('licenses by device', '/v1/licenses', { q: 'Front desk' }),
    customer('orders', '/v1/orders'),
  ];
}

function adminCalls({ all, orders, audit }: Rows): PortalCall[] {
  const admin = callsOf('admin', all);
  const licenses = '/v1/licenses';
  const payments = '/v1/admin/payments';
  const users = '/v1/admin/users';
  const trail = '/v1/admin/audit';
  const noted = all.filter(({ note }) => note !== '');
  const inAudit = (turn: number) => pick(audit, turn);
  const filtered = (list: string, field: string, values: readonly string[]) =>
    values.map((value) =>
      admin(`${list.replace('/v1/admin/', '')}, ${field} ${value}`, list, { [field]: value }),
    );
  return [
    admin('licenses', licenses),
    admin('licenses, deep page', licenses, (turn) => ({ cursor: deep(pick(all, turn)) })),
    ...licenseSearches(admin, noted),
    ...licenseFilters(admin),
    admin('licenses of a small shop', licenses, (turn) => ({ issuerId: idOf(`shop ${turn % SMALL_SHOPS}`) })),
    admin('payments', payments),
    admin('payments, deep page', payments, (turn) => ({ cursor: deep(pick(orders, turn)) })),
    ...filtered(payments, 'state', ['fulfilled', 'refunded', 'disputed', 'won', 'paid', 'expired']),
    ...filtered(payments, 'provider', ['stripe', 'paypal']),
    ...filtered(payments, 'problem', ['true']),
    admin('payments by customer', payments, (turn) => ({ q: emailOf(turn) })),
    admin('payments by reference', payments, (turn) => ({ q: `payment${1 + turn * 7}` })),
    admin('payments by order', payments, (turn) => ({ q: pick(orders, turn).id })),
    admin('audit', trail),
    admin('audit, deep page', trail, (turn) => ({
      cursor: encodeSequenceCursor(BigInt(inAudit(turn).sequence)),
    })),
    ...filtered(trail, 'action', ['auth.login', 'incident.open', 'never.done']),
    ...filtered(trail, 'actionPrefix', ['license.', 'incident.']),
    admin('audit by actor', trail, (turn) => ({ actorId: inAudit(turn).actor_id })),
    admin('audit by actor and kind', trail, (turn) => ({
      actorId: inAudit(turn).actor_id,
      actionPrefix: 'incident.',
    })),
    admin('audit by target', trail, (turn) => ({ targetId: inAudit(turn).target_id })),
    admin('audit by address', trail, (turn) => ({ ip: inAudit(turn).ip })),
    admin('audit of a day', trail, (turn) => ({ from: dayBefore(turn + 300), to: dayBefore(turn + 299) })),
    admin('users', users),
    admin('users by mail', users, (turn) => ({ q: emailOf(turn) })),
    admin('users of a domain', users, (turn) => ({ q: domainOf(turn * 5 + 4) })),
    admin('users by name', users, (turn) => ({ q: `omer ${turn}77` })),
    ...filtered(users, 'role', ['admin', 'reseller', 'user']),
  ];
}

function licenseSearches(as: ReturnType<typeof callsOf>, rows: readonly Row[]): PortalCall[] {
  const licenses = '/v1/licenses';
  return [
    as('licenses by key end', licenses, (turn) => ({ q: pick(rows, turn).key_end })),
    as('licenses by customer', licenses, (turn) => ({ q: emailOf(turn) })),
    as('licenses of a company', licenses, (turn) => ({ q: domainOf(turn * 5 + 4) })),
    as('licenses of a mail provider', licenses, { q: '@mail.example' }),
    as('licenses by note', licenses, (turn) => ({ q: pick(rows, turn).note })),
    as('licenses by common note', licenses, { q: 'desk' }),
    as('licenses by device', licenses, (turn) => ({ q: `of person ${2 + turn * 44}` })),
    as('licenses by common device', licenses, { q: 'Front desk' }),
    as('licenses, nothing found', licenses, (turn) => ({ q: `no such thing ${turn}` })),
  ];
}

function licenseFilters(as: ReturnType<typeof callsOf>): PortalCall[] {
  const licenses = '/v1/licenses';
  return [
    ...['active', 'expired', 'suspended', 'revoked'].map((status) =>
      as(`licenses, ${status}`, licenses, { status }),
    ),
    ...['7', '30'].map((endsWithin) =>
      as(`licenses that end in ${endsWithin} days`, licenses, { endsWithin }),
    ),
    ...['Starter', 'Enterprise'].map((plan) =>
      as(`licenses, plan ${plan}`, licenses, { planId: idOf(`plan ${plan}`) }),
    ),
    as('licenses, plan and status', licenses, { planId: idOf('plan Trial'), status: 'suspended' }),
  ];
}

function pick<T>(rows: readonly T[], turn: number): T {
  const row = rows[turn % rows.length];
  if (row === undefined) throw new Error('there is nothing to ask for');
  return row;
}

const dayBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
