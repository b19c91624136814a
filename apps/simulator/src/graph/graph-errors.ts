/** Meta's errors by number: HTTP status and what the answer says. Sentences are ours; programs go by the number. */
const KNOWN: Readonly<Record<number, readonly [status: number, message: string]>> = {
  4: [429, 'Application request limit reached'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token'],
  200: [403, 'No permission'],
  368: [403, 'Temporarily blocked for policies violations'],
  803: [404, 'Not found'],
  80007: [429, 'Rate limit of the account'],
  130429: [429, 'Rate limit hit'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131053: [400, 'Media upload error'],
  131026: [400, 'Message undeliverable'],
  131031: [403, 'Account has been locked'],
  131042: [400, 'Business eligibility payment issue'],
  131047: [400, 'Re-engagement message'],
  131048: [400, 'Spam rate limit hit'],
  131049: [400, 'Not delivered to maintain healthy ecosystem engagement'],
  131056: [400, 'Pair rate limit hit'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132012: [400, 'Parameter format does not match the template'],
  132015: [400, 'Template is paused'],
};

export class GraphError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(code: number, detail?: string) {
    const [status, message] = KNOWN[code] ?? [400, 'Something went wrong'];
    super(detail === undefined ? `(#${code}) ${message}` : `(#${code}) ${message}: ${detail}`);
    this.status = status;
    this.code = code;
  }

  get body() {
    return {
      error: { message: this.message, type: 'OAuthException', code: this.code, fbtrace_id: 'simulated' },
    };
  }
}
