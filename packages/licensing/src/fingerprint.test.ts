import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildFingerprint, isDegenerateFingerprint, matchFingerprint } from './fingerprint.ts';

const components = {
  machineId: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
  platformUuid: '4c4c4544-0042-3510-8050-b4c04f564433',
  diskSerial: 'S3Z9NB0K123456',
  cpuModel: 'AMD EPYC',
  memoryClass: '32 GB',
  osFamily: 'linux',
};
const installId = 'b3b8f0c2d7e14a5f';
const build = (changes: Partial<Record<keyof typeof components, string | undefined>> = {}) =>
  buildFingerprint({ components: { ...components, ...changes }, installId });

describe('a fingerprint', () => {
  it('hashes every component apart and says nothing of its value', () => {
    const { fingerprint, source } = build();
    expect(source).toBe('hardware');
    expect(Object.keys(fingerprint).sort()).toEqual(Object.keys(components).sort());
    expect(new Set(Object.values(fingerprint)).size).toBe(6);
    for (const hash of Object.values(fingerprint)) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprint.machineId).not.toBe(createHash('sha256').update(components.machineId).digest('hex'));
  });

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['not set up yet', 'uninitialized'],
    ['a maker’s placeholder', 'Default string'],
    ['all zero', '00000000-0000-0000-0000-000000000000'],
    ['too short', 'abc'],
    ['not readable', undefined],
  ])('leaves out a component that is %s', (_name, value) => {
    expect(build({ platformUuid: value }).fingerprint).not.toHaveProperty('platformUuid');
  });

  it('refuses a machine id that is the host name', () => {
    const built = buildFingerprint({
      components: { machineId: 'My-Laptop' },
      installId,
      hostname: 'my-laptop',
    });
    expect(built).toMatchObject({ source: 'install' });
    expect(Object.keys(built.fingerprint)).toEqual(['installId']);
  });

  it('falls back to the install id and says so, never to nothing', () => {
    const built = buildFingerprint({ components: {}, installId });
    expect(built.source).toBe('install');
    expect(isDegenerateFingerprint(built.fingerprint)).toBe(false);
  });
});

describe('comparing', () => {
  it.each([
    ['nothing', {}, true],
    ['the disk', { diskSerial: 'WD-12345678' }, true],
    [
      'disk, memory and system',
      { diskSerial: 'WD-12345678', memoryClass: '64 GB', osFamily: 'windows' },
      true,
    ],
    ['the machine id (system reinstalled)', { machineId: 'ffffffff00000000aaaaaaaa11111111' }, true],
    ['the machine id, which cannot be read any more', { machineId: undefined }, true],
    [
      'machine id and platform',
      { machineId: 'ffffffff00000000aaaaaaaa11111111', platformUuid: 'other-uuid-1' },
      false,
    ],
    [
      'everything but processor, memory and system',
      { machineId: undefined, platformUuid: undefined, diskSerial: undefined },
      false,
    ],
  ])('when %s changed', (_name, changes, matches) => {
    const match = matchFingerprint(build().fingerprint, build(changes).fingerprint);
    expect(match.matches).toBe(matches);
    expect([...match.changed].sort()).toEqual(Object.keys(changes).sort());
  });

  it('does not let a subset pass for the whole', () => {
    const { cpuModel, osFamily } = build().fingerprint;
    expect(
      matchFingerprint(build().fingerprint, { cpuModel: cpuModel ?? '', osFamily: osFamily ?? '' }).matches,
    ).toBe(false);
  });
});

describe('a presented fingerprint is refused when', () => {
  const emptyHash = createHash('sha256').update('').digest('hex');
  it.each([
    ['empty', {}],
    ['the hash of nothing', { machineId: emptyHash }],
    ['of components everybody shares', { osFamily: 'a'.repeat(64), cpuModel: 'b'.repeat(64) }],
  ])('%s', (_name, fingerprint) => expect(isDegenerateFingerprint(fingerprint)).toBe(true));
});
