import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from './read-environment.ts';

const KEY = {
  kid: 'k1',
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
} as const;
const JWKS = JSON.stringify({ keys: [{ ...KEY, use: 'sig', alg: 'EdDSA' }] });
const RELEASE_KEY = { ...KEY, kid: 'r1', x: 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw' };
const RELEASE_JWKS = JSON.stringify({ keys: [RELEASE_KEY] });
const packaged = {
  serverUrl: 'https://license.example/',
  leaseKeys: JWKS,
  adapterKeys: RELEASE_JWKS,
};
const read = (env: Record<string, string>, build: typeof packaged | null = null) =>
  readEnvironment(env, '/default', build);

describe('readEnvironment', () => {
  it('has defaults for development', () => {
    expect(read({})).toEqual({
      dataDir: '/default',
      serverUrl: 'http://127.0.0.1:4400',
      whatsappUrl: null,
      virtualClock: false,
      leaseKeys: { trust: 'first-use' },
      adapterKeys: [],
    });
  });

  it('reads what is set', () => {
    const environment = read({
      MYWASENDER_DATA_DIR: 'some/folder',
      MYWASENDER_SERVER_URL: 'https://license.example//',
      MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:4402/',
      MYWASENDER_CLOCK: 'virtual',
      MYWASENDER_LEASE_KEYS: JWKS,
      MYWASENDER_ADAPTER_KEYS: RELEASE_JWKS,
    });
    expect(environment).toEqual({
      dataDir: resolve('some/folder'),
      serverUrl: 'https://license.example',
      whatsappUrl: 'http://127.0.0.1:4402/',
      virtualClock: true,
      leaseKeys: { trust: 'pinned', keys: [KEY] },
      adapterKeys: [RELEASE_KEY],
    });
  });

  it('opens nothing but WhatsApp Web when packaged, and trusts the keys of the build alone', () => {
    const environment = read(
      {
        MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:4402/',
        MYWASENDER_LEASE_KEYS: JSON.stringify({ keys: [{ ...KEY, kid: 'forged' }] }),
        MYWASENDER_ADAPTER_KEYS: JSON.stringify({ keys: [{ ...RELEASE_KEY, kid: 'forged' }] }),
      },
      packaged,
    );
    expect(environment).toMatchObject({
      whatsappUrl: null,
      serverUrl: 'https://license.example',
      leaseKeys: { trust: 'pinned', keys: [KEY] },
      adapterKeys: [RELEASE_KEY],
    });
    // a build without release keys takes code from nobody, and starts all the same
    expect(read({}, { ...packaged, adapterKeys: '' }).adapterKeys).toEqual([]);
  });

  it.each([
    [{ MYWASENDER_SERVER_URL: 'license.example' }, 'MYWASENDER_SERVER_URL'],
    [{ MYWASENDER_SERVER_URL: 'file:///etc' }, 'MYWASENDER_SERVER_URL'],
    [{ MYWASENDER_WHATSAPP_URL: 'javascript:1' }, 'MYWASENDER_WHATSAPP_URL'],
    [{ MYWASENDER_CLOCK: 'virtual' }, 'MYWASENDER_CLOCK'],
    [{ MYWASENDER_CLOCK: 'fast', MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:1/' }, 'MYWASENDER_CLOCK'],
    [{ MYWASENDER_LEASE_KEYS: '{' }, 'MYWASENDER_LEASE_KEYS'],
    [{ MYWASENDER_ADAPTER_KEYS: '{' }, 'MYWASENDER_ADAPTER_KEYS'],
    [{ MYWASENDER_LEASE_KEYS: JWKS, MYWASENDER_ADAPTER_KEYS: JWKS }, 'MYWASENDER_ADAPTER_KEYS'],
    [{ MYWASENDER_LEASE_KEYS: '{"keys":[]}' }, 'MYWASENDER_LEASE_KEYS'],
    [
      { MYWASENDER_LEASE_KEYS: JSON.stringify({ keys: [{ ...KEY, crv: 'X25519' }] }) },
      'MYWASENDER_LEASE_KEYS',
    ],
  ])('names the variable that is wrong: %j', (env, variable) => {
    expect(() => read(env as Record<string, string>)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', params: expect.objectContaining({ variable }) }),
    );
  });

  it('does not let virtual time or a missing key pass in a packaged app', () => {
    const env = { MYWASENDER_CLOCK: 'virtual', MYWASENDER_WHATSAPP_URL: 'http://127.0.0.1:1/' };
    expect(() => read(env, packaged)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    expect(() => read({}, { ...packaged, leaseKeys: '' })).toThrow(
      expect.objectContaining({ params: expect.objectContaining({ variable: 'MYWASENDER_LEASE_KEYS' }) }),
    );
  });
});
