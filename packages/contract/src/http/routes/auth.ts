import { Type } from 'typebox';
import { ANY_ROLE } from '../access.ts';
import {
  LoginAnswer,
  LoginBody,
  RefreshSessionBody,
  RegisterAnswer,
  RegisterBody,
  SessionList,
} from '../auth.ts';
import { MfaChallenge } from '../mfa.ts';
import { IdParams } from '../page.ts';
import { PASSWORD_PROBLEMS } from '../password.ts';
import { NoContent, type RouteTable } from './route.ts';

export const authRoutes = {
  'POST /v1/auth/register': {
    summary: 'Open an account. The answer is the same whether or not the address was free.',
    access: 'anyone',
    body: RegisterBody,
    answer: { 202: RegisterAnswer },
    errors: PASSWORD_PROBLEMS,
  },
  'POST /v1/auth/login': {
    summary: 'Sign in.',
    access: 'anyone',
    body: LoginBody,
    answer: { 200: Type.Union([LoginAnswer, MfaChallenge]) },
    errors: [
      'INVALID_CREDENTIALS',
      'CAPTCHA_REQUIRED',
      'ACCOUNT_LOCKED',
      'ACCOUNT_DISABLED',
      'ORIGIN_REFUSED',
    ],
  },
  'POST /v1/auth/refresh': {
    summary: 'Exchange the refresh token (cookie on the web, body on the desktop) for a new pair.',
    access: 'anyone',
    refreshCookie: true,
    body: RefreshSessionBody,
    answer: { 200: LoginAnswer },
    errors: ['SESSION_ENDED', 'REFRESH_REUSED', 'ORIGIN_REFUSED'],
  },
  'POST /v1/auth/logout': {
    summary: 'End the session of the refresh token.',
    access: 'anyone',
    refreshCookie: true,
    body: RefreshSessionBody,
    answer: { 204: NoContent },
    errors: ['ORIGIN_REFUSED'],
  },
  'GET /v1/auth/sessions': {
    summary: 'Where you are signed in.',
    access: ANY_ROLE,
    beforeEnrolment: true,
    answer: { 200: SessionList },
    errors: [],
  },
  'DELETE /v1/auth/sessions/:id': {
    summary: 'End one of your sessions.',
    access: ANY_ROLE,
    beforeEnrolment: true,
    params: IdParams,
    answer: { 204: NoContent },
    errors: [],
  },
} as const satisfies RouteTable;
