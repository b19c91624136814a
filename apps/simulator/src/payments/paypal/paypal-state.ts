export interface Money {
  readonly currency_code: string;
  /** decimal text, e.g. `49.00` */
  readonly value: string;
}

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly method: 'GET' | 'POST';
}

export interface Payer {
  readonly email_address?: string;
  readonly payer_id?: string;
}

export interface PaypalCapture {
  readonly id: string;
  status: 'COMPLETED' | 'PENDING' | 'DECLINED' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  status_details?: { readonly reason: string };
  readonly amount: Money;
  readonly final_capture: true;
  readonly seller_protection: { readonly status: 'NOT_ELIGIBLE' };
  readonly seller_receivable_breakdown: {
    readonly gross_amount: Money;
    readonly paypal_fee: Money;
    readonly net_amount: Money;
  };
  readonly invoice_id?: string;
  readonly custom_id?: string;
  readonly payee: { readonly merchant_id: string };
  readonly supplementary_data: { readonly related_ids: { readonly order_id?: string } };
  readonly links: readonly Link[];
  readonly create_time: string;
  update_time: string;
}

export interface PaypalRefund {
  readonly id: string;
  status: 'COMPLETED' | 'FAILED';
  readonly amount: Money;
  readonly invoice_id?: string;
  readonly custom_id?: string;
  readonly note_to_payer?: string;
  readonly links: readonly Link[];
  readonly create_time: string;
  readonly update_time: string;
}

export interface PurchaseUnit {
  readonly reference_id: string;
  readonly amount: Money & { readonly breakdown?: object };
  readonly payee: { merchant_id: string };
  readonly description?: string;
  readonly custom_id?: string;
  readonly invoice_id?: string;
  readonly items?: readonly object[];
  payments?: {
    readonly captures: readonly PaypalCapture[];
    readonly refunds?: readonly PaypalRefund[];
  };
}

export interface PaypalOrder {
  readonly id: string;
  readonly intent: 'CAPTURE';
  status: 'CREATED' | 'PAYER_ACTION_REQUIRED' | 'APPROVED' | 'COMPLETED' | 'VOIDED';
  readonly purchase_units: readonly PurchaseUnit[];
  readonly payment_source?: { readonly paypal: { readonly email_address?: string } };
  payer?: Payer;
  readonly create_time: string;
  update_time: string;
  links: readonly Link[];
}

export interface PaypalPlan {
  readonly id: string;
  readonly product_id: string;
  readonly name: string;
  readonly status: 'ACTIVE';
  readonly description?: string;
  readonly billing_cycles: readonly BillingCycle[];
  readonly payment_preferences: object;
  readonly quantity_supported: boolean;
  readonly create_time: string;
  readonly update_time: string;
  readonly links: readonly Link[];
}

export interface BillingCycle {
  readonly frequency: { readonly interval_unit: string; readonly interval_count?: number };
  readonly tenure_type: string;
  readonly sequence: number;
  readonly total_cycles?: number;
  readonly pricing_scheme?: { readonly fixed_price: Money };
}

export interface PaypalSubscription {
  readonly id: string;
  status: 'APPROVAL_PENDING' | 'ACTIVE' | 'SUSPENDED' | 'CANCELLED' | 'EXPIRED';
  status_update_time: string;
  status_change_note?: string;
  readonly plan_id: string;
  readonly start_time: string;
  readonly quantity: string;
  readonly custom_id?: string;
  subscriber: Payer;
  billing_info: {
    readonly outstanding_balance: Money;
    readonly cycle_executions: readonly object[];
    readonly last_payment?: { readonly amount: Money; readonly time: string };
    readonly next_billing_time?: string;
    readonly failed_payments_count: number;
  };
  readonly create_time: string;
  update_time: string;
  links: readonly Link[];
}

export interface PaypalDispute {
  readonly dispute_id: string;
  readonly create_time: string;
  update_time: string;
  readonly disputed_transactions: readonly {
    readonly seller_transaction_id: string;
    readonly custom?: string;
  }[];
  readonly reason: 'UNAUTHORISED';
  status: 'OPEN' | 'RESOLVED';
  dispute_state: 'REQUIRED_ACTION' | 'RESOLVED';
  readonly dispute_amount: Money;
  readonly dispute_life_cycle_stage: 'CHARGEBACK';
  dispute_outcome?: { readonly outcome_code: 'RESOLVED_SELLER_FAVOUR' | 'RESOLVED_BUYER_FAVOUR' };
  readonly links: readonly Link[];
}

export interface PaypalEvent {
  readonly id: string;
  readonly event_version: '1.0';
  readonly create_time: string;
  readonly resource_type: string;
  readonly resource_version: string;
  readonly event_type: string;
  readonly summary: string;
  readonly resource: object;
  readonly links: readonly Link[];
}

/** Where a buyer goes after the page of an order or subscription. */
interface Returns {
  readonly returnUrl: string | null;
  readonly cancelUrl: string | null;
}

interface KeptBody {
  readonly id: string;
  readonly status?: string;
  readonly links?: readonly object[];
}

export interface PaypalState {
  readonly orders: Map<string, PaypalOrder>;
  readonly captures: Map<string, PaypalCapture>;
  readonly refunds: Map<string, PaypalRefund>;
  readonly plans: Map<string, PaypalPlan>;
  readonly subscriptions: Map<string, PaypalSubscription>;
  readonly disputes: Map<string, PaypalDispute>;
  readonly events: Map<string, PaypalEvent>;
  readonly returns: Map<string, Returns>;
  /** orders whose money comes later, by the buyer's choice */
  readonly pending: Set<string>;
  /** captures a subscription paid, and which */
  readonly sales: Map<string, string>;
  /** tokens of the API */
  readonly tokens: Set<string>;
  /** the first answer under a `PayPal-Request-Id` */
  readonly answers: Map<
    string,
    { readonly request: string; readonly status: number; readonly body: KeptBody }
  >;
}

export function createPaypalState(): PaypalState {
  return {
    orders: new Map(),
    captures: new Map(),
    refunds: new Map(),
    plans: new Map(),
    subscriptions: new Map(),
    disputes: new Map(),
    events: new Map(),
    returns: new Map(),
    pending: new Set(),
    sales: new Map(),
    tokens: new Set(),
    answers: new Map(),
  };
}
