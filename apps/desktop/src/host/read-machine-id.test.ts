import { describe, expect, it } from 'vitest';
import { readMachineId, SYSTEM_READERS } from './read-machine-id.ts';

const hostname = 'Shop-Laptop';
const GOOD = '4c4c4544-0042-3510-8054-b4c04f4a4732';

describe('readMachineId', () => {
  it.each([
    '',
    '  \n',
    'uninitialized',
    '00000000-0000-0000-0000-000000000000',
    'ffffffffffff',
    'abc',
    'shop-laptop',
  ])('does not take %j for an id', (id) => {
    expect(readMachineId({ readers: [() => id], hostname })).toBeUndefined();
    expect(readMachineId({ readers: [() => id, () => GOOD], hostname })).toBe(GOOD);
  });

  it('passes over a reader that fails and takes the first good answer', () => {
    const failing = () => {
      throw new Error('REG.exe is blocked');
    };
    const readers = [
      failing,
      () => undefined,
      () => `${GOOD.toUpperCase()}\n`,
      () => 'another-id-of-this-machine',
    ];
    expect(readMachineId({ readers, hostname })).toBe(GOOD);
    expect(readMachineId({ readers: [failing], hostname })).toBeUndefined();
  });

  it('can be asked on this machine', () => {
    const id = readMachineId({ readers: SYSTEM_READERS, hostname });
    expect(id === undefined || id.length >= 8).toBe(true);
  });
});
