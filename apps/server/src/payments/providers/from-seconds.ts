/** Seconds since 1970, as Stripe and Razorpay count. */
export function fromSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}
