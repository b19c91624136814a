import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '@mywasender/contract/models/settings';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openConfSettings } from './open-conf-settings.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'mws-settings-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

describe('settings in a file', () => {
  it('come back after a restart', async () => {
    const log = pino({ level: 'silent' });
    const settings = openConfSettings(dataDir, log);
    expect(await settings.get()).toBeUndefined();
    await settings.set({ ...DEFAULT_SETTINGS, theme: 'dark' });
    expect(await openConfSettings(dataDir, log).get()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  });

  it('puts a damaged file aside, says so, and goes on with the defaults', async () => {
    const broken = '{"settings":{"theme":"dark"';
    await writeFile(join(dataDir, 'settings.json'), broken);
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    const settings = openConfSettings(dataDir, log);
    expect(await settings.get()).toBeUndefined();
    const [aside] = (await readdir(dataDir)).filter((name) => name.includes('.damaged-'));
    expect(await readFile(join(dataDir, aside ?? ''), 'utf8')).toBe(broken);
    expect(lines.join('')).toContain(aside);
    await settings.set(DEFAULT_SETTINGS);
    expect(await settings.get()).toEqual(DEFAULT_SETTINGS);
  });
});
