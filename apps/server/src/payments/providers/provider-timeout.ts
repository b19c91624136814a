/** How long a call of a provider may take. */
export const PROVIDER_TIMEOUT_MS = 10_000;
