import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';
import { expect, it } from 'vitest';
import { BARE_ENV } from '../testing/bare-env.ts';
import { eachDatabase } from '../testing/each-database.ts';
import type { TestServer } from '../testing/test-server.ts';
import { tidyUp } from '../upkeep/tidy-up.ts';
import { readCheck } from './audit-check.ts';
import { type AuditHead, auditHeadKey, readAuditHead } from './audit-head.ts';
import { currentHead, exportHead } from './export-head.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyWithHeads } from './verify-with-heads.ts';
import { watchAudit } from './watch-audit.ts';
import { writeAudit } from './write-audit.ts';

const DAY = 86_400_000;
const origin = { ip: '203.0.113.5', requestId: 'r' };
const times = <T>(count: number, work: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => work(i));

const write = ({ deps }: TestServer, index: number, at = deps.now()) =>
  writeAudit(deps.db.prisma, {
    at,
    action: 'server.set-up',
    actorId: randomUUID(),
    target: { type: 'thing', id: `ü${index}` },
    origin,
    details: { index, text: 'é"\\\n\u0001 {}', list: ['a', 'b'], big: 1e21, small: 1e-7, none: null },
  });

/** What an owner of the database can do, seen before it is undone: the verdict on the changed trail. */
async function afterAttack({ deps }: TestServer, attack: string, heads: readonly AuditHead[] = []) {
  const client = await deps.db.pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(attack);
    const pool = client as unknown as Pool;
    return await verifyAudit({ ...deps, db: { ...deps.db, pool } }, heads);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

const entryAt = (position: number) => `(SELECT entry_id FROM audit_chain WHERE position = ${position})`;

eachDatabase('the audit trail', (server) => {
  it('50 writers at once, with row locks before and after, make one chain without a gap', async () => {
    const { deps, world } = server();
    const users = await Promise.all(times(3, () => world.createPerson('user')));
    await Promise.all(
      times(50, (index) =>
        deps.db.prisma.$transaction(async (tx) => {
          // in one order; a chain lock taken with the entry would hold up who has the second row and wants to write
          const [first, second] = index % 2 === 0 ? [0, 1] : [1, 2];
          await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${users[first]?.user.id}::uuid FOR UPDATE`;
          await writeAudit(tx, { at: deps.now(), action: 'user.update', origin, details: { index } });
          await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${users[second]?.user.id}::uuid FOR UPDATE`;
          await writeAudit(tx, { at: deps.now(), action: 'user.update', origin, details: { index } });
        }),
      ),
    );
    const undone = deps.db.prisma.$transaction(async (tx) => {
      await writeAudit(tx, { at: deps.now(), action: 'user.role' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await Promise.all(times(50, (index) => write(server(), index)));
    const positions = await deps.db.prisma.auditLink.findMany({ orderBy: { position: 'asc' } });
    expect(positions.map(({ position }) => Number(position))).toEqual(times(150, (i) => i + 1));
    expect(await verifyAudit(deps, [])).toMatchObject({ intact: true, entries: 150 });
  });

  it.each([
    ['UPDATE audit_entries SET action = $$x$$'],
    ['UPDATE audit_entries SET ip = NULL, ip_salt = NULL'],
    ['DELETE FROM audit_entries'],
    ['TRUNCATE audit_entries'],
    ['UPDATE audit_chain SET hash = $$x$$'],
    ['DELETE FROM audit_chain'],
    ['TRUNCATE audit_chain'],
  ])('the database refuses: %s', async (statement) => {
    await expect(server().deps.db.pool.query(statement)).rejects.toMatchObject({ code: '23001' });
  });

  it.each([
    ['edited', `UPDATE audit_entries SET action = 'x' WHERE id = ${entryAt(9)}`, 9, 'changed'],
    [
      'back-dated',
      `UPDATE audit_entries SET at = at - interval '1 ms' WHERE id = ${entryAt(9)}`,
      9,
      'changed',
    ],
    [
      'blamed',
      `UPDATE audit_entries SET actor_id = gen_random_uuid() WHERE id = ${entryAt(9)}`,
      9,
      'changed',
    ],
    ['deleted', `DELETE FROM audit_entries WHERE id = ${entryAt(9)}`, 9, 'deleted'],
    [
      'deleted with its link',
      `DELETE FROM audit_entries WHERE id = ${entryAt(9)}; DELETE FROM audit_chain WHERE position = 9`,
      9,
      'link is missing',
    ],
    [
      'deleted and closed up',
      `DELETE FROM audit_entries WHERE id = ${entryAt(9)}; DELETE FROM audit_chain WHERE position = 9;
       UPDATE audit_chain SET position = -position WHERE position > 9;
       UPDATE audit_chain SET position = -position - 1 WHERE position < 0`,
      9,
      'changed, moved or put in',
    ],
    [
      'reordered',
      `UPDATE audit_chain SET position = -1 WHERE position = 9; UPDATE audit_chain SET position = 9 WHERE position = 10;
       UPDATE audit_chain SET position = 10 WHERE position = -1`,
      9,
      'moved',
    ],
    [
      'swapped details',
      `UPDATE audit_entries e SET details = other.details FROM audit_entries other
       WHERE e.id = ${entryAt(9)} AND other.id = ${entryAt(140)}`,
      9,
      'changed',
    ],
    [
      'address changed',
      `UPDATE audit_entries SET ip = '192.0.2.1' WHERE id = ${entryAt(9)}`,
      9,
      'address was changed',
    ],
    [
      'address erased',
      `UPDATE audit_entries SET ip = NULL, ip_salt = NULL WHERE id = ${entryAt(9)}`,
      9,
      'before its time',
    ],
    [
      'inserted',
      `INSERT INTO audit_entries (id, at, action, details) VALUES (gen_random_uuid(), now(), 'x', '{}')`,
      0,
      'inserted',
    ],
    [
      'inserted with a link',
      `INSERT INTO audit_entries (id, at, action, details) VALUES ('00000000-0000-4000-8000-000000000001', now(), 'x', '{}');
       INSERT INTO audit_chain SELECT 151, '00000000-0000-4000-8000-000000000001', 1, hash FROM audit_chain WHERE position = 150`,
      151,
      'put in',
    ],
    ['unguarded', 'DROP TRIGGER audit_entries_refuse ON audit_entries', 0, 'audit_entries_refuse is off'],
    [
      'switched off',
      'ALTER TABLE audit_chain DISABLE TRIGGER audit_chain_refuse',
      0,
      'audit_chain_refuse is off',
    ],
  ])('is found out: %s', async (_name, attack, position, problem) => {
    const verdict = await afterAttack(server(), attack);
    expect(verdict).toMatchObject({ intact: false, position, problem: expect.stringContaining(problem) });
  });

  it('a cut end and a chain written anew are found out by a signed head', async () => {
    const { deps } = server();
    const { token } = (await currentHead(deps)) ?? { token: '' };
    const head = await readAuditHead(auditHeadKey(deps.config.licenseSecret), token);
    if (head === null) throw new Error('no head');
    expect(head.position).toBe(150);
    const cut = `DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM audit_chain WHERE position > 140);
      DELETE FROM audit_chain WHERE position > 140`;
    expect(await afterAttack(server(), cut)).toMatchObject({ intact: true, entries: 140 });
    expect(await afterAttack(server(), cut, [head])).toMatchObject({
      position: 141,
      problem: expect.stringContaining('cut off'),
    });
    // whoever owns the database can compute hashes as well; the secret of the server they have not
    const anew = `UPDATE audit_entries SET action = 'x' WHERE id = ${entryAt(149)};
      UPDATE audit_chain c SET hash = sha256(p.hash || int8send(c.position) || audit_canonical(e))
        FROM audit_chain p, audit_entries e WHERE c.position = 149 AND p.position = 148 AND e.id = c.entry_id;
      UPDATE audit_chain c SET hash = sha256(p.hash || int8send(c.position) || audit_canonical(e))
        FROM audit_chain p, audit_entries e WHERE c.position = 150 AND p.position = 149 AND e.id = c.entry_id`;
    expect(await afterAttack(server(), anew)).toMatchObject({ intact: true });
    expect(await afterAttack(server(), anew, [head])).toMatchObject({
      position: 150,
      problem: expect.stringContaining('rewritten'),
    });
    const other = auditHeadKey('another secret');
    expect(await readAuditHead(other, token)).toBeNull();
  });

  it('heads are exported while the chain grows, and a break is alerted', async () => {
    const { deps, app } = server();
    const lines: object[] = [];
    const log = {
      info: (fields: object) => lines.push(fields),
      error: (fields: object) => lines.push(fields),
    };
    const checker = randomUUID();
    const exported = await exportHead(deps, app.log, 0);
    expect(exported).toBe(150);
    expect(await exportHead(deps, log, exported)).toBe(150);
    expect(readFileSync(deps.config.audit.headFile, 'utf8').trim().split('\n')).toHaveLength(1);
    expect(await verifyWithHeads(deps, deps.config.audit.headFile)).toMatchObject({ intact: true, heads: 1 });
    await watchAudit(deps, log as never, checker);
    expect(lines).toEqual([{ entries: 150, heads: 1 }]);
    expect(await readCheck(deps)).toMatchObject({ intact: true, brokenAt: null });
    await deps.db.pool.query('ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_update');
    await watchAudit(deps, log as never, checker);
    await deps.db.pool.query('ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_update');
    expect(await readCheck(deps)).toMatchObject({ intact: false, brokenAt: 0 });
    const alerts = await deps.db.prisma.alert.findMany({ where: { kind: 'AUDIT_BROKEN' } });
    expect(alerts).toMatchObject([
      {
        severity: 'critical',
        details: { position: 0, problem: expect.stringContaining('audit_entries_update') },
      },
    ]);
  });

  it('old addresses are erased and the chain stays whole', async () => {
    const { deps } = server();
    await write(server(), 1, new Date(deps.now().getTime() - 100 * DAY));
    await tidyUp(deps);
    const { ip, ipSalt, ipDigest } = await deps.db.prisma.auditEntry.findFirstOrThrow({
      orderBy: { sequence: 'desc' },
    });
    expect([ip, ipSalt, ipDigest?.length]).toEqual([null, null, 32]);
    expect(await verifyAudit(deps, [])).toMatchObject({ intact: true, entries: 151 });
  });

  it('the command says it, by its exit code as well', async () => {
    const { deps } = server();
    if (deps.config.databaseUrl === null) return;
    const run = () =>
      new Promise<{ code: number; text: string }>((resolve) => {
        const { databaseUrl, dataDir, licenseSecret, audit } = deps.config;
        const env = {
          ...BARE_ENV,
          DATABASE_URL: databaseUrl ?? '',
          DATA_DIR: dataDir || `/tmp/mws-${randomUUID()}`,
          LICENSE_SECRET: licenseSecret,
          AUDIT_HEAD_FILE: audit.headFile,
        };
        const main = fileURLToPath(new URL('verify-main.ts', import.meta.url));
        const child = execFile(process.execPath, [main], { env }, (_error, out, err) =>
          resolve({ code: child.exitCode ?? -1, text: out + err }),
        );
      });
    expect(await run()).toEqual({
      code: 0,
      text: 'The audit trail is whole: 151 entries, held against 1 signed heads.\n',
    });
    await deps.db.pool.query('ALTER TABLE audit_entries DISABLE TRIGGER ALL');
    await deps.db.pool.query(`UPDATE audit_entries SET action = 'x' WHERE id = ${entryAt(5)}`);
    await deps.db.pool.query('ALTER TABLE audit_entries ENABLE TRIGGER ALL');
    const broken = await run();
    expect(broken.code).toBe(1);
    expect(broken.text).toContain('BROKEN at entry 5');
  });
});
