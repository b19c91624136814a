import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockProfile } from './profile-lock.ts';

describe('profile lock', () => {
  let folder: string;
  const file = () => join(folder, 'gateway.lock');
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mywasender-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is held by one opener at a time', async () => {
    const release = await lockProfile(folder);
    await expect(lockProfile(`${folder}/`)).rejects.toMatchObject({ code: 'GATEWAY_PROFILE_LOCKED' });
    await release();
    expect(await readdir(folder)).toEqual([]);
    await (await lockProfile(folder))();
  });

  it('respects another living process', async () => {
    const other = spawn('sleep', ['60']);
    await writeFile(file(), String(other.pid));
    await expect(lockProfile(folder)).rejects.toMatchObject({
      code: 'GATEWAY_PROFILE_LOCKED',
      params: { pid: other.pid },
    });
    other.kill('SIGKILL');
  });

  it('takes over the lock of a dead process, and a broken one', async () => {
    const { pid } = spawnSync('true');
    for (const content of [String(pid), '', 'not a number']) {
      await writeFile(file(), content);
      const release = await lockProfile(folder);
      expect(await readFile(file(), 'utf8')).toBe(String(process.pid));
      await release();
    }
  });
});
