import { type Check, fail, ok } from '../check.ts';
import { parseJson } from './parse-json.ts';
import type { Answer, Site } from './site.ts';

const FIELDS = ['code', 'message', 'params', 'requestId'];
/** Frames of a stack, paths of a program, statements of a database. */
const INSIDE = /\bat .+:\d+:\d+|node_modules|\/(app|opt|home|usr|src)\/|\bSELECT\b|prisma|pg_catalog/i;

/** What goes wrong says nothing of the inside. A body that cannot be read reaches no account. */
export const errorAnswersCheck: Check<Pick<Site, 'ask'>> = {
  name: 'error-answers',
  async run({ ask }) {
    const answers = [
      await ask('/v1/doctor/nothing-here'),
      await ask('/v1/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"email":',
      }),
      await ask('/v1/%E0%A4%A'),
    ];
    const wrong = answers.map(problemOf).filter((problem) => problem !== null);
    if (wrong.length === 0) return ok('errors have a code, a sentence and a request id');
    return fail(wrong.join('; '), 'Set NODE_ENV=production, and let the proxy pass errors on as they are.');
  },
};

function problemOf({ status, text }: Answer): string | null {
  if (INSIDE.test(text)) return `an answer ${status} tells of the inside`;
  const answer = parseJson(text);
  const strange = Object.keys(answer).filter((name) => !FIELDS.includes(name));
  if (strange.length > 0) return `an answer ${status} has ${strange.join(', ')}`;
  if (typeof answer.code !== 'string') return `an answer ${status} is not the server’s own`;
  return null;
}
