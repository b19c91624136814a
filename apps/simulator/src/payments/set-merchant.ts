import { AppError } from '@mywasender/contract/app-error';
import type { PaymentsWorld } from './payments-world.ts';
import type { MerchantBody } from './schemas.ts';
import type { Provider } from './types.ts';

const ACCOUNTS: Readonly<Record<Provider, string>> = {
  stripe: 'acct_simulated',
  razorpay: 'acc_simulated',
  paypal: 'TESTMERCHANT2',
};

/** The one merchant a provider knows; what was bought before stays. */
export function setMerchant(world: PaymentsWorld, body: MerchantBody): void {
  const { provider, webhookUrl: url, webhookSecret: secret } = body;
  if ((url === undefined) !== (secret === undefined)) {
    throw new AppError('VALIDATION_FAILED', {
      field: url === undefined ? 'webhookUrl' : 'webhookSecret',
      problem: 'webhookUrl and webhookSecret belong together',
    });
  }
  if (body.retrySpeed !== undefined) world.retrySpeed = body.retrySpeed;
  world.merchants.set(provider, {
    keyId: body.keyId,
    keySecret: body.keySecret ?? '',
    accountId: body.accountId ?? ACCOUNTS[provider],
    live: body.live ?? false,
    name: body.name ?? 'Simulated shop',
    webhook: url === undefined || secret === undefined ? null : { url, secret },
  });
}
