import { solveCaptcha } from '@mywasender/contract/http/client/solve-captcha';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, it } from 'vitest';
import { createDeps } from '../shared/create-deps.ts';
import { testConfig } from '../testing/test-config.ts';
import { createCaptcha } from './create-captcha.ts';

it('our solver finds what the library finds', async () => {
  const deps = await createDeps(await testConfig(), null as never);
  const challenge = await createCaptcha(deps);
  const { solution } = JSON.parse(atob(await solveCaptcha(challenge)));
  const theirs = await solveChallenge({ challenge, deriveKey });
  expect(solution).toEqual({ counter: theirs?.counter, derivedKey: theirs?.derivedKey });
});
