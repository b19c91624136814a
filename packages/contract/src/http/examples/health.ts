import type { healthRoutes } from '../routes/health.ts';
import type { RouteExamples } from './route-examples.ts';

export const healthExamples: RouteExamples<keyof typeof healthRoutes> = {
  'GET /health/live': { answer: { status: 'ok', version: '0.1.0' } },
  'GET /health/ready': {
    answer: { status: 'ok', version: '0.1.0' },
    otherAnswers: { 503: { status: 'unavailable', version: '0.1.0' } },
  },
  'GET /metrics': {
    answer: 'mywasender_verdicts_total{call="validate",code="VALID"} 42\n',
  },
};
