/** How long webhooks wait to be fetched, and are known again when they are delivered twice: Meta repeats for 7 days. */
export const RELAY_DAYS = 7;
/** Addresses of one license; a profile takes one. */
export const MOST_RELAYS = 20;
/** Webhooks that may wait in one relay. Beyond it Meta is told to come back later, and does for days. */
export const MOST_WAITING = 20_000;
/** Largest webhook, bytes: what Meta names as the largest it sends. */
export const LARGEST_WEBHOOK = 3 * 1024 * 1024;
/** What one fetch carries at most, apart from its first event. */
export const FETCH_EVENTS = 100;
export const FETCH_BYTES = 1024 * 1024;
