import type { adapterRoutes } from '../routes/adapter.ts';
import type { RouteExamples } from './route-examples.ts';
import { TOKEN } from './sample.ts';

export const adapterExamples: RouteExamples<keyof typeof adapterRoutes> = {
  'GET /v1/adapter': { answer: { manifest: TOKEN } },
  'GET /v1/adapter/:sha256': { answer: 'window.WPPConfig = { … };' },
};
