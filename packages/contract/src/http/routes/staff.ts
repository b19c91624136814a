import { IdParams, PageQuery } from '../page.ts';
import { CreatedStaff, CreateStaffBody, Staff, StaffPage, UpdateStaffBody } from '../staff.ts';
import type { RouteTable } from './route.ts';

export const staffRoutes = {
  'GET /v1/staff': {
    summary: 'The people who work for you, newest first.',
    access: ['reseller'],
    query: PageQuery,
    answer: { 200: StaffPage },
    errors: [],
  },
  'POST /v1/staff': {
    summary: 'Open an account for somebody who works for you. Its random password is shown this once.',
    access: ['reseller'],
    body: CreateStaffBody,
    answer: { 201: CreatedStaff },
    idempotent: true,
    errors: ['EMAIL_TAKEN', 'STAFF_LIMIT'],
  },
  'PATCH /v1/staff/:id': {
    summary: 'Rename or disable one of your staff, or let them revoke licenses.',
    access: ['reseller'],
    params: IdParams,
    body: UpdateStaffBody,
    answer: { 200: Staff },
    errors: [],
  },
} as const satisfies RouteTable;
