import type { AuditAction } from '@mywasender/contract/audit-actions';
import { expect, it } from 'vitest';
import { oneDatabase } from '../testing/each-database.ts';
import { exportAudit } from './export-audit.ts';
import { verifyAudit } from './verify-audit.ts';
import { writeAudit } from './write-audit.ts';

const MANY = 10_000;
const HEADER = [
  ...['id', 'time', 'action', 'who', 'e-mail of who', 'kind of target', 'target', 'address'],
  ...['request id', 'details'],
];

/** Reads RFC 4180, strictly: what is no cell, comma or end of a line is an error. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (cell.lastIndex = 1; cell.lastIndex < text.length; ) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    if (end === undefined) throw new Error('this is no CSV');
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

oneDatabase('the audit trail as CSV', (server) => {
  const take = async (query: string) => {
    const { token } = await server().world.createPerson('auditor');
    const url = `/v1/admin/audit.csv?${query}`;
    return server().call({ method: 'GET', url, token, ip: '198.51.100.7' });
  };
  it('has what the list has, by the same filters, and is recorded itself', async () => {
    const { call, deps, clock, world } = server();
    const { user } = await world.createPerson('admin');
    const write = (action: AuditAction, ip: string) =>
      writeAudit(deps.db.prisma, {
        at: deps.now(),
        action,
        actorId: user.id,
        target: { type: 'thing', id: 'a' },
        origin: { ip, requestId: 'r' },
        details: { text: 'é "quoted", two\nlines' },
      });
    await write('mfa.add', '203.0.113.1');
    clock.ms += 60_000;
    const later = new Date(clock.ms).toISOString();
    await write('mfa.remove', '203.0.113.2');
    const { headers, status, text } = await take('actionPrefix=mfa.');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe(`attachment; filename="audit-${later.slice(0, 10)}.csv"`);
    expect(headers['cache-control']).toBe('no-store');
    expect(text.startsWith('\uFEFFid,time,')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\r');
    const [header, first, ...others] = rowsOf(text);
    expect(header).toEqual(HEADER);
    expect(first?.slice(1)).toEqual([
      ...[later, 'mfa.remove', user.id, user.email, 'thing', 'a', '203.0.113.2', 'r'],
      '{"text":"é \\"quoted\\", two\\nlines"}',
    ]);
    expect(others).toHaveLength(1);
    const { token } = await world.createPerson('auditor');
    for (const filter of [
      'action=mfa.add',
      `from=${later}&actionPrefix=mfa.`,
      `to=${later}&actionPrefix=mfa.`,
      'ip=203.0.113.1',
      `actorId=${user.id}&targetId=a`,
      'actionPrefix=csv_',
    ]) {
      const list = await call({ method: 'GET', url: `/v1/admin/audit?${filter}`, token });
      const ids = list.json.items.map(({ id }: { id: string }) => id);
      const [, ...rows] = rowsOf((await take(filter)).text);
      expect([filter, rows.map(([id]) => id)]).toEqual([filter, ids]);
    }
    const entries = await deps.db.prisma.auditEntry.findMany({
      where: { action: 'audit.export' },
      orderBy: { sequence: 'asc' },
    });
    expect(entries).toHaveLength(7);
    expect(entries[0]).toMatchObject({ ip: '198.51.100.7', details: { filters: ['actionPrefix'] } });
    expect(entries[4]?.details).toEqual({ filters: ['ip'] });
    const wrong = await take('from=2026-06-30T23%3A59%3A60Z');
    expect([wrong.status, wrong.json.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect((await take('limit=5')).status).toBe(400);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('runs no formula: %j', async (targetId) => {
    const { deps } = server();
    await writeAudit(deps.db.prisma, {
      at: deps.now(),
      action: 'license.export',
      target: { type: 'thing', id: targetId },
    });
    const [, row] = rowsOf((await take(`targetId=${encodeURIComponent(targetId)}`)).text);
    expect(row?.[6]).toBe(`'${targetId}`);
  });

  it('10,000 entries are sent whole, read in pieces and only as fast as they are taken', async () => {
    const { deps, world } = server();
    await deps.db.pool.query(`
      INSERT INTO audit_entries (id, at, action, target_id, details)
      SELECT gen_random_uuid(), now(), 'csv.many', n::text, '{}' FROM generate_series(1, ${MANY}) AS n`);
    const [, ...rows] = rowsOf((await take('action=csv.many')).text);
    expect(rows.map((row) => row[6])).toEqual(Array.from({ length: MANY }, (_, index) => `${MANY - index}`));

    let reads = 0;
    const prisma = new Proxy(deps.db.prisma, {
      get(target, name) {
        if (name === 'auditEntry') reads++;
        return Reflect.get(target, name);
      },
    });
    const counted = { ...deps, db: { ...deps.db, prisma } };
    const file = await exportAudit(counted, { action: 'csv.many' }, world.admin.context);
    reads = 0;
    const pieces: number[] = [];
    for await (const piece of file) {
      pieces.push(String(piece).split('\r\n').length - 1);
      // the piece after this one may be read ahead
      expect(reads).toBeLessThanOrEqual(pieces.length + 1);
      if (pieces.length === 3) break;
    }
    expect(pieces).toEqual([1, 500, 500]);
    expect(file.destroyed).toBe(true);
    expect(await verifyAudit(deps, [])).toMatchObject({ intact: true });
  });
});
