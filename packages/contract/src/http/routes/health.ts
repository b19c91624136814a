import { Health, Metrics } from '../health.ts';
import type { RouteTable } from './route.ts';

export const healthRoutes = {
  'GET /health/live': {
    summary: 'The process answers.',
    access: 'anyone',
    answer: { 200: Health },
    evenBlocked: 'anyone',
    errors: [],
  },
  'GET /health/ready': {
    summary: 'It can work, which takes the database.',
    access: 'anyone',
    answer: { 200: Health, 503: Health },
    evenBlocked: 'anyone',
    errors: [],
  },
  'GET /metrics': {
    summary: 'Figures for Prometheus.',
    access: 'operator',
    media: 'text/plain',
    answer: { 200: Metrics },
    errors: ['NOT_FOUND'],
  },
} as const satisfies RouteTable;
