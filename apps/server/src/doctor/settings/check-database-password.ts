import { type Check, fail, ok, skipped, warn } from '../check.ts';
import { isLoopback } from '../is-loopback.ts';
import { isKnownPassword } from '../known-passwords.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

const SHORTEST = 12;

/** The one secret the server cannot judge by itself, since trust and peer are passwords too. */
export const databasePasswordCheck: Check<Pick<EnvironmentSubject, 'env'>> = {
  name: 'database-password',
  run({ env }) {
    const url = URL.parse(env.DATABASE_URL ?? '');
    if (url === null) return skipped('there is no DATABASE_URL');
    const { password, username, hostname } = url;
    const mend = 'Give the database user a random password: openssl rand -hex 24';
    if (password === '') {
      const found = 'DATABASE_URL holds no password';
      if (isLoopback(hostname)) return ok(`${found}; the database is on this machine`);
      return warn(found, `${mend}; unless a certificate or .pgpass takes its place.`);
    }
    if (isKnownPassword(password) || password === username || password.length < SHORTEST) {
      return fail('the password in DATABASE_URL is a default or short one', `${mend}.`);
    }
    return ok('the password in DATABASE_URL is no default');
  },
};
