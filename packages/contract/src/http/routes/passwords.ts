import { PasswordStrength, PasswordStrengthBody } from '../password.ts';
import type { RouteTable } from './route.ts';

export const passwordRoutes = {
  'POST /v1/auth/password/strength': {
    summary: 'How strong a password would be, and what setting it would say. Nothing is kept.',
    access: 'anyone',
    body: PasswordStrengthBody,
    answer: { 200: PasswordStrength },
    errors: [],
  },
} as const satisfies RouteTable;
