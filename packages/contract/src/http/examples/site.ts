import type { siteRoutes } from '../routes/site.ts';
import type { RouteExamples } from './route-examples.ts';

export const siteExamples: RouteExamples<keyof typeof siteRoutes> = {
  'GET /v1/site': {
    answer: {
      operator: { name: 'Senders Ltd', address: '1 High Street\nLondon', contact: 'help@example.org' },
      downloads: {
        url: 'https://example.org/downloads',
        version: '0.1.0',
        files: [
          {
            system: 'windows',
            name: 'MyWASender-Setup-0.1.0.exe',
            url: 'https://example.org/downloads/MyWASender-Setup-0.1.0.exe',
            sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
          },
        ],
      },
      providers: ['stripe'],
    },
  },
  'GET /v1/status': {
    answer: {
      checkedAt: '2026-11-26T08:00:00.000Z',
      parts: [
        { name: 'database', state: 'ok' },
        { name: 'mail', state: 'ok' },
        { name: 'stripe', state: 'ok' },
      ],
      lastIncident: null,
    },
  },
};
