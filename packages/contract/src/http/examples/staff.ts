import type { staffRoutes } from '../routes/staff.ts';
import type { Staff } from '../staff.ts';
import type { RouteExamples } from './route-examples.ts';

const staff: Staff = {
  id: '0d9b8f2a-4c3e-4f5a-9b1c-2d3e4f5a6b77',
  email: 'sam@example.com',
  name: 'Sam Sales',
  mayRevoke: false,
  createdAt: '2026-04-01T08:00:00.000Z',
  disabledAt: null,
};

export const staffExamples: RouteExamples<keyof typeof staffRoutes> = {
  'GET /v1/staff': { answer: { items: [staff], nextCursor: null } },
  'POST /v1/staff': {
    body: { email: staff.email, name: staff.name },
    answer: { staff, password: 'k3Vq9xT2mB7nRw4Z' },
  },
  'PATCH /v1/staff/:id': { body: { mayRevoke: true }, answer: { ...staff, mayRevoke: true } },
};
