import { configError } from './config-error.ts';

/** How accounts are signed in to. */
export interface AccountsConfig {
  /** a session not used for so long ends */
  readonly idleDays: { readonly web: number; readonly desktop: number };
  /** sessions of one user at a time; the one unused for longest makes room */
  readonly sessionsPerUser: number;
  /** failed sign-ins of an account or a network before a captcha is asked for */
  readonly captchaAfter: number;
  /** computations a captcha takes on average, each 1000 rounds of PBKDF2 */
  readonly captchaWork: number;
}

/** A second or two on a phone. */
const CAPTCHA_WORK = 2000;

/** `SESSION_IDLE_DAYS_WEB`, `SESSION_IDLE_DAYS_DESKTOP`, `SESSIONS_PER_USER` and `CAPTCHA_AFTER_FAILURES`. */
export function readAccounts(env: Readonly<Record<string, string | undefined>>): AccountsConfig {
  const read = (name: string, standard: number, most: number) => {
    const value = env[name];
    if (value === undefined || value === '') return standard;
    if (!/^\d{1,4}$/.test(value) || Number(value) < 1 || Number(value) > most) {
      throw configError(name, `must be 1 to ${most}`);
    }
    return Number(value);
  };
  return {
    idleDays: {
      web: read('SESSION_IDLE_DAYS_WEB', 7, 30),
      desktop: read('SESSION_IDLE_DAYS_DESKTOP', 30, 30),
    },
    sessionsPerUser: read('SESSIONS_PER_USER', 10, 100),
    captchaAfter: read('CAPTCHA_AFTER_FAILURES', 3, 9),
    captchaWork: CAPTCHA_WORK,
  };
}
