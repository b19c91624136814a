import { newCapitals } from '../ids.ts';
import type { PaymentsSide } from '../payments-side.ts';
import { link } from './orders.ts';
import { findIn, PaypalError } from './paypal-errors.ts';
import type { PaypalDispute } from './paypal-state.ts';
import { tellEvent, timeOf } from './tell-event.ts';

export function openDispute(side: PaymentsSide, captureId: string): PaypalDispute {
  const { world } = side;
  const capture = findIn(world.paypal.captures, captureId);
  const id = `PP-R-${newCapitals(3)}-${newCapitals(8)}`;
  const now = timeOf(world);
  const dispute: PaypalDispute = {
    dispute_id: id,
    create_time: now,
    update_time: now,
    disputed_transactions: [
      {
        seller_transaction_id: capture.id,
        ...(capture.custom_id === undefined ? {} : { custom: capture.custom_id }),
      },
    ],
    reason: 'UNAUTHORISED',
    status: 'OPEN',
    dispute_state: 'REQUIRED_ACTION',
    dispute_amount: capture.amount,
    dispute_life_cycle_stage: 'CHARGEBACK',
    links: [link(world.origin, `/v1/customer/disputes/${id}`, 'self')],
  };
  world.paypal.disputes.set(id, dispute);
  tellEvent(side, 'CUSTOMER.DISPUTE.CREATED', 'dispute', dispute);
  return dispute;
}

export function closeDispute(side: PaymentsSide, disputeId: string, result: 'won' | 'lost'): void {
  const dispute = findIn(side.world.paypal.disputes, disputeId);
  if (dispute.status === 'RESOLVED') {
    throw new PaypalError(422, 'DISPUTE_RESOLVED', 'This dispute is already resolved.');
  }
  dispute.status = 'RESOLVED';
  dispute.dispute_state = 'RESOLVED';
  dispute.update_time = timeOf(side.world);
  dispute.dispute_outcome = {
    outcome_code: result === 'won' ? 'RESOLVED_SELLER_FAVOUR' : 'RESOLVED_BUYER_FAVOUR',
  };
  tellEvent(side, 'CUSTOMER.DISPUTE.RESOLVED', 'dispute', dispute);
}
