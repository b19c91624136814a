import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createSealer } from '../crypto/sealer.ts';
import { createDeps } from '../shared/create-deps.ts';
import { testConfig } from '../testing/test-config.ts';
import { emailColumns, hashEmail, hashEmailDomain, openEmail } from './email-address.ts';

const config = await testConfig();
const deps = await createDeps(config, null as never);
const user = { id: '11111111-1111-4111-8111-111111111111', email: 'Ann.Lee@Example.com' };

it('an address is found however it is written, and by its domain', () => {
  const { emailHash, emailDomainHash } = emailColumns(deps, user);
  expect(emailHash).toEqual(hashEmail(deps, 'ANN.LEE@example.COM'));
  expect(emailDomainHash).toEqual(hashEmailDomain(deps, '@EXAMPLE.com'));
  expect(emailDomainHash).toEqual(hashEmailDomain(deps, '"odd@local"@example.com'));
  const others = [hashEmail(deps, 'ann.lee@example.co'), hashEmail(deps, 'example.com'), emailDomainHash];
  expect(others.filter((hash) => hash.equals(emailHash))).toEqual([]);
});

it('another server makes other hashes of it', async () => {
  const other = await createDeps(await testConfig(), null as never);
  expect(hashEmail(other, user.email)).not.toEqual(hashEmail(deps, user.email));
});

it('the sealed address opens in its own row alone, in lower case', () => {
  const { emailSealed } = emailColumns(deps, user);
  expect(emailSealed).not.toMatch(/ann.lee|example/i);
  expect(openEmail(deps, { ...user, emailSealed })).toBe('ann.lee@example.com');
  const moved = { id: '22222222-2222-4222-8222-222222222222', emailSealed };
  expect(() => openEmail(deps, moved)).toThrow();
  const sealer = createSealer([randomBytes(32)]);
  expect(() => openEmail({ sealer }, { ...user, emailSealed })).toThrow('unknown key');
});
