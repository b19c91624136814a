import { openProviders } from '../../payments/providers/open-providers.ts';
import { type Check, fail, ok, skipped } from '../check.ts';
import { describeCause } from '../describe-cause.ts';
import type { SettingsSubject } from './settings-subject.ts';

const MINUTE_MS = 60_000;

/** Asks each provider for the payments of the last minute, and collects none. */
export const paymentsCheck: Check<Pick<SettingsSubject, 'config' | 'now'>> = {
  name: 'payments',
  async run({ config: { payments }, now }) {
    const providers = [...(await openProviders(payments, () => now)).values()];
    if (providers.length === 0) return skipped('no payment provider is set up: right where nothing is sold');
    const test = providers.filter(({ live }) => !live).map(({ name }) => name);
    if (test.length > 0) {
      return fail(
        `test money buys licenses (${test.join(', ')})`,
        'Set the live keys of the provider, or none; PayPal also needs PAYPAL_ENVIRONMENT=live.',
      );
    }
    for (const provider of providers) {
      try {
        // the first of them says that the keys are right; whatever they were is thrown away
        await provider
          .listSince(new Date(now.getTime() - MINUTE_MS))
          [Symbol.asyncIterator]()
          .next();
      } catch (error) {
        return fail(
          `${provider.name}: ${describeCause(error)}`,
          'Look whether its keys are right and whether a firewall lets this machine out.',
        );
      }
    }
    return ok(`${providers.map(({ name }) => name).join(', ')} know our keys`);
  },
};
