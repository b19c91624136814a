import { type Check, fail, ok } from '../check.ts';
import type { EnvironmentSubject } from './environment-subject.ts';

/** Refused in production; elsewhere they open what should be closed. */
const FOR_TRYING = [
  'DEMO_ACCOUNTS_FILE',
  'WEBHOOK_ALLOW_LOOPBACK',
  'STRIPE_API_BASE',
  'RAZORPAY_API_BASE',
  'PAYPAL_API_BASE',
  'PAYPAL_CERT_HOSTS',
];

/** `NODE_ENV=production` closes the API docs, refuses demo accounts and asks for real secrets. */
export const productionModeCheck: Check<Pick<EnvironmentSubject, 'env'>> = {
  name: 'production-mode',
  run({ env }) {
    const trying = FOR_TRYING.filter((name) => env[name] !== undefined && !['', 'false'].includes(env[name]));
    if (env.NODE_ENV !== 'production') {
      return fail(`NODE_ENV is ${env.NODE_ENV || 'not set'}`, 'Set NODE_ENV=production.');
    }
    if (trying.length > 0) return fail(`${trying.join(', ')} is set`, `Unset ${trying.join(', ')}.`);
    return ok('NODE_ENV=production, nothing is set that is for trying');
  },
};
