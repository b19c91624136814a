import type { Answer, RecordedRequest } from './recorded-provider.ts';

/** Answers by `METHOD /path`: a body, a whole answer, or a function that makes one of the request. */
export type Answers = Record<string, unknown>;

/** What a recorded provider answers from a table; undefined where the table says nothing. */
export function answerFrom(answers: Answers): (request: RecordedRequest) => Answer | undefined {
  return (request) => {
    const listed = answers[`${request.method} ${request.path}`];
    const body: unknown = typeof listed === 'function' ? listed(request) : listed;
    if (body === undefined) return undefined;
    return isAnswer(body) ? body : { body };
  };
}

function isAnswer(body: unknown): body is Answer {
  if (body === 'hang' || body === 'cut') return true;
  return typeof body === 'object' && body !== null && 'body' in body;
}

export async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of list) found.push(one);
  return found;
}

/** What a call throws, and that neither it nor its cause repeats a secret: those of tests hold `canary`. */
export async function thrownBy(call: () => Promise<unknown>): Promise<unknown> {
  const caught: unknown = await call().then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error,
  );
  const cause: unknown = Object(caught).cause;
  const told = [caught, cause ?? ''].map(
    (one) => `${String(one)} ${JSON.stringify(one, Object.getOwnPropertyNames(Object(one)))}`,
  );
  if (told.join().includes('canary')) throw new Error(`a secret is told: ${told.join()}`);
  return caught;
}
