import type { JobHandlers } from '../jobs/job-handler.ts';
import { beginNextPlans } from './begin-next-plans.ts';
import { finishReplaced } from './finish-replaced.ts';
import { compareAll } from './reconcile/compare-all.ts';
import { remindEnds } from './reminders/remind-ends.ts';
import { sweepOrders } from './sweep-orders.ts';
import { workEvent } from './work-event.ts';

export const paymentJobs = {
  'payment.event': (deps, { id }, run) => workEvent(deps, id, run),
  'payment.replaced': (deps, { orderId }) => finishReplaced(deps, orderId),
  'payment.next-plans': async (deps, _, { log }) => {
    const licenses = await beginNextPlans(deps);
    if (licenses > 0) log.info({ licenses }, 'licenses go on with another plan');
  },
  'payment.remind': async (deps, _, { log }) => {
    const licenses = await remindEnds(deps);
    if (licenses > 0) log.info({ licenses }, 'licenses end soon and their buyers were told');
  },
  'payment.sweep': async (deps, _, { log }) => {
    const orders = await sweepOrders(deps, log);
    if (orders > 0) log.info({ orders }, 'orders past their time were looked at');
  },
  'payment.reconcile': (deps, _, { log }) => compareAll(deps, log),
} satisfies Pick<
  JobHandlers,
  | 'payment.event'
  | 'payment.replaced'
  | 'payment.next-plans'
  | 'payment.remind'
  | 'payment.sweep'
  | 'payment.reconcile'
>;
