/** Text by name; an empty list where there is none, as Razorpay answers. */
export type Notes = Readonly<Record<string, string>> | readonly [];

export interface RazorpayOrder {
  readonly id: string;
  readonly entity: 'order';
  readonly amount: number;
  amount_paid: number;
  amount_due: number;
  readonly currency: string;
  readonly receipt: string | null;
  readonly offer_id: null;
  status: 'created' | 'attempted' | 'paid';
  attempts: number;
  notes: Notes;
  readonly created_at: number;
}

export interface RazorpayPayment {
  readonly id: string;
  readonly entity: 'payment';
  readonly amount: number;
  readonly currency: string;
  status: 'created' | 'authorized' | 'captured' | 'refunded' | 'failed';
  readonly order_id: string;
  readonly invoice_id: string | null;
  readonly international: boolean;
  readonly method: 'card';
  amount_refunded: number;
  refund_status: 'partial' | 'full' | null;
  captured: boolean;
  readonly description: string;
  readonly card_id: string;
  readonly bank: null;
  readonly wallet: null;
  readonly vpa: null;
  readonly email: string;
  readonly contact: string;
  readonly notes: Notes;
  readonly fee: number;
  readonly tax: number;
  error_code: string | null;
  error_description: string | null;
  error_source: string | null;
  error_step: string | null;
  error_reason: string | null;
  readonly acquirer_data: { readonly auth_code?: string };
  readonly created_at: number;
}

export interface RazorpayRefund {
  readonly id: string;
  readonly entity: 'refund';
  readonly amount: number;
  readonly currency: string;
  readonly payment_id: string;
  readonly notes: Notes;
  readonly receipt: string | null;
  readonly acquirer_data: { readonly arn: null };
  readonly created_at: number;
  readonly batch_id: null;
  status: 'pending' | 'processed' | 'failed';
  readonly speed_processed: 'normal';
  readonly speed_requested: 'normal' | 'optimum';
}

export interface RazorpayPlan {
  readonly id: string;
  readonly entity: 'plan';
  readonly interval: number;
  readonly period: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';
  readonly item: {
    readonly id: string;
    readonly active: true;
    readonly name: string;
    readonly description: string | null;
    readonly amount: number;
    readonly unit_amount: number;
    readonly currency: string;
    readonly type: 'plan';
  };
  readonly notes: Notes;
  readonly created_at: number;
}

export interface RazorpaySubscription {
  readonly id: string;
  readonly entity: 'subscription';
  readonly plan_id: string;
  customer_id: string | null;
  status:
    | 'created'
    | 'authenticated'
    | 'active'
    | 'pending'
    | 'halted'
    | 'cancelled'
    | 'completed'
    | 'expired';
  current_start: number | null;
  current_end: number | null;
  ended_at: number | null;
  readonly quantity: number;
  readonly notes: Notes;
  charge_at: number | null;
  readonly start_at: number;
  end_at: number;
  auth_attempts: number;
  readonly total_count: number;
  paid_count: number;
  readonly customer_notify: boolean;
  readonly created_at: number;
  readonly expire_by: number | null;
  readonly short_url: string;
  has_scheduled_changes: boolean;
  change_scheduled_at: number | null;
  readonly source: 'api';
  remaining_count: number;
}

export interface RazorpayInvoice {
  readonly id: string;
  readonly entity: 'invoice';
  readonly receipt: null;
  readonly invoice_number: null;
  readonly customer_id: string | null;
  readonly customer_details: { readonly email: string; readonly contact: string };
  readonly subscription_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly status: 'paid';
  readonly line_items: readonly {
    readonly name: string;
    readonly amount: number;
    readonly currency: string;
  }[];
  readonly expire_by: null;
  readonly issued_at: number;
  readonly paid_at: number;
  readonly cancelled_at: null;
  readonly expired_at: null;
  readonly amount: number;
  readonly amount_paid: number;
  readonly amount_due: number;
  readonly currency: string;
  readonly billing_start: number;
  readonly billing_end: number;
  readonly short_url: string;
  readonly notes: Notes;
  readonly created_at: number;
}

export interface RazorpayDispute {
  readonly id: string;
  readonly entity: 'dispute';
  readonly payment_id: string;
  readonly amount: number;
  readonly currency: string;
  amount_deducted: number;
  readonly reason_code: string;
  readonly respond_by: number;
  status: 'open' | 'won' | 'lost';
  readonly phase: 'chargeback';
  readonly created_at: number;
}

export type RazorpayObject =
  | RazorpayOrder
  | RazorpayPayment
  | RazorpayRefund
  | RazorpayPlan
  | RazorpaySubscription
  | RazorpayInvoice
  | RazorpayDispute;
export type RazorpayKind = RazorpayObject['entity'];
export type RazorpayOf<K extends RazorpayKind> = Extract<RazorpayObject, { entity: K }>;

export interface RazorpayState {
  readonly objects: Map<string, RazorpayObject>;
  /** by key of `X-Refund-Idempotency` */
  readonly refunds: Map<string, { readonly request: string; readonly refund: string }>;
  /** orders whose payments are authorized and wait for a capture */
  readonly manual: Set<string>;
  /** payments somebody else's account took */
  readonly accounts: Map<string, string>;
}

export function createRazorpayState(): RazorpayState {
  return { objects: new Map(), refunds: new Map(), manual: new Set(), accounts: new Map() };
}

/** Newest first. */
export function allOf<K extends RazorpayKind>(state: RazorpayState, kind: K): RazorpayOf<K>[] {
  return [...state.objects.values()].filter((one): one is RazorpayOf<K> => one.entity === kind).reverse();
}
