import { PublicStatus, Site } from '../site.ts';
import type { RouteTable } from './route.ts';

export const siteRoutes = {
  'GET /v1/site': {
    summary: 'Who runs this server, and where the app is downloaded.',
    access: 'anyone',
    answer: { 200: Site },
    errors: [],
  },
  'GET /v1/status': {
    summary: 'Whether everything works: looked up every 15 seconds at most, however often it is asked.',
    access: 'anyone',
    answer: { 200: PublicStatus },
    errors: [],
  },
} as const satisfies RouteTable;
