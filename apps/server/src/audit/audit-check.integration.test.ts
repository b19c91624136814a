import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { times } from '../testing/at-once.ts';
import { oneDatabase } from '../testing/each-database.ts';
import { recordCheck } from './audit-check.ts';
import type { AuditVerdict } from './verify-audit.ts';

const HOUR = 3_600_000;
const intact: AuditVerdict = { intact: true, entries: 3, hash: '' };
const broken: AuditVerdict = { intact: false, position: 9, entryId: null, problem: 'it was changed' };

oneDatabase('the state of the audit trail', (server) => {
  const chain = async () => {
    const { call, world } = server();
    const { token } = await world.createPerson('auditor');
    return (await call({ method: 'GET', url: '/v1/admin/audit?limit=1', token })).json.chain;
  };

  it('is in the list: unknown at first, then since when it is whole, or where it is broken', async () => {
    const { deps, clock } = server();
    const checker = randomUUID();
    const found: { at: string; chain: unknown }[] = [];
    const check = async (verdict: AuditVerdict) => {
      clock.ms += 6 * HOUR;
      await recordCheck(deps, verdict, checker);
      found.push({ at: new Date(clock.ms).toISOString(), chain: await chain() });
    };
    expect(await chain()).toBeNull();
    for (const verdict of [intact, intact, broken, broken, intact]) await check(verdict);
    const [first, second, third, fourth, fifth] = found.map(({ at }) => at);
    const whole = { intact: true, brokenAt: null, problem: null };
    const bad = { intact: false, brokenAt: 9, problem: 'it was changed' };
    expect(found.map((entry) => entry.chain)).toEqual([
      { ...whole, since: first, checkedAt: first },
      { ...whole, since: first, checkedAt: second },
      { ...bad, since: third, checkedAt: third },
      { ...bad, since: third, checkedAt: fourth },
      { ...whole, since: fifth, checkedAt: fifth },
    ]);
  });

  it('broken stands against other instances until whoever found it has looked again', async () => {
    const { deps, clock } = server();
    const [one, other] = [randomUUID(), randomUUID()];
    await recordCheck(deps, broken, one);
    clock.ms += 3 * HOUR;
    await times(20, () => recordCheck(deps, intact, other));
    expect(await chain()).toMatchObject({ intact: false, brokenAt: 9 });
    clock.ms += 3 * HOUR;
    await recordCheck(deps, broken, one);
    clock.ms += 7 * HOUR;
    await recordCheck(deps, intact, other);
    expect((await chain()).intact).toBe(false);
    clock.ms += 1;
    await recordCheck(deps, intact, other);
    expect(await chain()).toMatchObject({ intact: true, since: new Date(clock.ms).toISOString() });
    expect(await deps.db.prisma.auditCheck.count()).toBe(1);
  });
});
