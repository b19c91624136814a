/** A refusal of a provider: HTTP status and body as its API answers. */
export abstract class ProviderError<Body> extends Error {
  readonly status: number;
  readonly body: Body;

  constructor(status: number, message: string, body: Body) {
    super(message);
    this.status = status;
    this.body = body;
  }
}
