import type { JobHandlers } from '../jobs/job-handler.ts';
import { compareAll } from './reconcile/compare-all.ts';
import { sweepOrders } from './sweep-orders.ts';
import { workEvent } from './work-event.ts';

export const paymentJobs = {
  'payment.event': (deps, { id }, run) => workEvent(deps, id, run),
  'payment.sweep': async (deps, _, { log }) => {
    const orders = await sweepOrders(deps, log);
    if (orders > 0) log.info({ orders }, 'orders past their time were looked at');
  },
  'payment.reconcile': (deps, _, { log }) => compareAll(deps, log),
} satisfies Pick<JobHandlers, 'payment.event' | 'payment.sweep' | 'payment.reconcile'>;
