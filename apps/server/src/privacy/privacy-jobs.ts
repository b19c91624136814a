import type { JobHandlers } from '../jobs/job-handler.ts';
import { eraseClosedAccounts } from './erase-account.ts';
import { forgetFormerCustomers } from './forget-former-customers.ts';

export const privacyJobs = {
  'privacy.erase-accounts': async (deps, _, { log }) => {
    const accounts = await eraseClosedAccounts(deps);
    if (accounts > 0) log.info({ accounts }, 'closed accounts were erased');
  },
  'privacy.forget-customers': async (deps, _, { log }) => {
    const licenses = await forgetFormerCustomers(deps);
    if (licenses > 0) log.info({ licenses }, 'former customers were forgotten');
  },
} satisfies Pick<JobHandlers, 'privacy.erase-accounts' | 'privacy.forget-customers'>;
