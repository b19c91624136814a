import type { Deliveries } from './deliveries.ts';
import type { PaymentsWorld } from './payments-world.ts';

/** A provider with what it tells others. */
export interface PaymentsSide {
  readonly world: PaymentsWorld;
  readonly deliveries: Deliveries;
}
