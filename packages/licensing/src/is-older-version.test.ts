import { expect, it } from 'vitest';
import { isOlderVersion } from './is-older-version.ts';

it.each([
  ['1.2.3', '1.2.3', false],
  ['1.2.2', '1.2.3', true],
  ['1.10.0', '1.9.9', false],
  ['0.9.9', '1.0.0', true],
  ['2.0.0', '1.99.99', false],
  ['1.2.3-beta.1', '1.2.3', false],
  ['1.2', '1.2.1', true],
])('%s against %s: older %s', (version, minimum, older) => {
  expect(isOlderVersion(version, minimum)).toBe(older);
});
