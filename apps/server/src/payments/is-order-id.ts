/** What others sold with the same account carries may be anything; an order of ours has a UUID. */
export function isOrderId(text: string | null): text is string {
  return text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
