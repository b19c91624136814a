export interface PostResult {
  /** null: there was no answer */
  readonly status: number | null;
  /** null: taken */
  readonly error: string | null;
}

const TIMEOUT_MS = 10_000;

export interface PostInput {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The app stops. */
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** One call. Of the answer nothing but the status is of interest; redirects are not followed. */
export async function postEvent(input: PostInput): Promise<PostResult> {
  const { timeoutMs = TIMEOUT_MS } = input;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await input.fetch(input.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...input.headers, 'content-type': 'application/json', 'user-agent': 'MyWASender-Webhooks' },
      body: input.body,
      signal: AbortSignal.any([timeout, input.signal]),
    });
    // however long it is
    await response.body?.cancel();
    return { status: response.status, error: complaint(response.status) };
  } catch (error) {
    const late = `no answer within ${timeoutMs / 1000} s`;
    return { status: null, error: timeout.aborted ? late : `no connection (${reasonOf(error)})` };
  }
}

function complaint(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400
    ? 'answered with a redirect, which is not followed'
    : `answered ${status}`;
}

function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'failed';
}
