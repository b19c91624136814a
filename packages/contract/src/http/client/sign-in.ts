import { AppError } from '../../app-error.ts';
import type { LoginBody } from '../auth.ts';
import type { AnswerOf, RouteInput, RouteKey } from '../routes/route-map.ts';
import { solveCaptcha } from './solve-captcha.ts';

type Call = <Key extends RouteKey>(route: Key, input: RouteInput<Key>) => Promise<AnswerOf<Key>>;

/** Signs in; when the server asks for a captcha, solves one and tries again. */
export async function signIn(call: Call, body: LoginBody): Promise<AnswerOf<'POST /v1/auth/login'>> {
  try {
    return await call('POST /v1/auth/login', { body });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CAPTCHA_REQUIRED') throw error;
    const captcha = await solveCaptcha(await call('GET /v1/auth/captcha', {}));
    return call('POST /v1/auth/login', { body: { ...body, captcha } });
  }
}
