/** Where Razorpay answers and shows its page; apart from the SDK, which a server without Razorpay need not load. */
export const RAZORPAY_API = 'https://api.razorpay.com';
