import { expect, it } from 'vitest';
import { createSecretHider } from './hide-secrets.ts';

const hide = createSecretHider({
  JWT_SECRET: 'jwt-canary',
  ENCRYPTION_KEY: 'first-canary, second-canary',
  METRICS_TOKEN: 'token-canary',
  DATABASE_URL: 'postgresql://mws:data%40canary@db/mws',
  SMTP_URL: 'smtps://user:password@mail.example.org',
  REDIS_URL: 'no address',
  LOG_LEVEL: 'info',
  ADMIN_PASSWORD: '',
});

it.each(['jwt-canary', 'first-canary', 'second-canary', 'token-canary', 'data%40canary', 'data@canary'])(
  'takes %s out of a sentence',
  (secret) => {
    expect(hide(`the server said: "${secret}" is wrong, info`)).toBe('the server said: "…" is wrong, info');
  },
);

it('takes an address with a password out as a whole', () => {
  expect(hide('no answer from postgresql://mws:data%40canary@db/mws')).toBe('no answer from …');
});

it('leaves a sentence alone when a default stands where a password belongs', () => {
  expect(hide('DATABASE_URL holds no password')).toBe('DATABASE_URL holds no password');
});
