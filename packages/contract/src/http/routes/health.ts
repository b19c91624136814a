import { Health } from '../health.ts';
import type { RouteTable } from './route.ts';

export const healthRoutes = {
  'GET /health/live': {
    summary: 'The process answers.',
    access: 'anyone',
    answer: { 200: Health },
    errors: [],
  },
  'GET /health/ready': {
    summary: 'It can work, which takes the database.',
    access: 'anyone',
    answer: { 200: Health, 503: Health },
    errors: [],
  },
} as const satisfies RouteTable;
