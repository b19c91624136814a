import { HOTP, Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { createTotpSeed, findTotpStep, totpUri } from './totp.ts';

describe('the library', () => {
  it('gives the values of RFC 4226, appendix D', () => {
    const secret = Secret.fromLatin1('12345678901234567890');
    const hotp = new HOTP({ secret, digits: 6 });
    expect(Array.from({ length: 10 }, (_, counter) => hotp.generate({ counter }))).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it.each([
    ['SHA1', 20, ['94287082', '07081804', '14050471', '89005924', '69279037', '65353130']],
    ['SHA256', 32, ['46119246', '68084774', '67062674', '91819424', '90698825', '77737706']],
    ['SHA512', 64, ['90693936', '25091201', '99943326', '93441116', '38618901', '47863826']],
  ] as const)('gives the values of RFC 6238, appendix B, for %s', (algorithm, size, values) => {
    const secret = Secret.fromLatin1('1234567890'.repeat(7).slice(0, size));
    const totp = new TOTP({ secret, algorithm, digits: 8, period: 30 });
    const times = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
    expect(times.map((seconds) => totp.generate({ timestamp: seconds * 1000 }))).toEqual(values);
  });
});

describe('ours', () => {
  const secret = Secret.fromLatin1('12345678901234567890').base32;

  it.each([
    [-30, null],
    [0, 1n],
    [29, 1n],
    [59, 1n],
    [89, 1n],
    [90, null],
  ])('a code of the second step at second %d: %s', (second, step) => {
    expect(findTotpStep(secret, '287082', new Date(second * 1000))).toBe(step);
  });

  it.each(['', '28708', '2870820', '28708a', '２８７０８２'])('refuses "%s"', (code) => {
    expect(findTotpStep(secret, code, new Date(30_000))).toBeNull();
  });

  it('a seed has 160 bits and its address is what Google Authenticator reads', () => {
    const seed = createTotpSeed();
    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(createTotpSeed()).not.toBe(seed);
    const uri = new URL(totpUri(seed, 'ann@example.com'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/MyWASender:ann@example.com',
    ]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'MyWASender',
      secret: seed,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
