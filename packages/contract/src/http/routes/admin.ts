import { OVERSEERS } from '../access.ts';
import {
  AdminUser,
  AdminUserPage,
  AdminUserQuery,
  AuditCsv,
  AuditFilters,
  AuditPage,
  AuditQuery,
  CreatedUser,
  CreateUserBody,
  GrantQuotaBody,
  LedgerEntry,
  LedgerPage,
  PasswordResetStarted,
  SetRoleBody,
  StartPasswordResetBody,
} from '../admin.ts';
import { AdminOverview } from '../overview.ts';
import { IdParams, PageQuery } from '../page.ts';
import { StatisticsQuery } from '../statistics.ts';
import type { RouteTable } from './route.ts';

export const adminRoutes = {
  'GET /v1/admin/overview': {
    summary:
      'The whole server at a glance: verdicts and money over time, what waits for somebody, and its state.',
    access: OVERSEERS,
    query: StatisticsQuery,
    answer: { 200: AdminOverview },
    errors: [],
  },
  'GET /v1/admin/users': {
    summary: 'All accounts.',
    access: OVERSEERS,
    query: AdminUserQuery,
    answer: { 200: AdminUserPage },
    errors: [],
  },
  'POST /v1/admin/users': {
    summary: 'Open an account for somebody. Its random password is shown this once.',
    access: ['admin'],
    body: CreateUserBody,
    answer: { 201: CreatedUser },
    idempotent: true,
    errors: ['EMAIL_TAKEN'],
  },
  'GET /v1/admin/users/:id': {
    summary: 'One account.',
    access: OVERSEERS,
    params: IdParams,
    answer: { 200: AdminUser },
    errors: [],
  },
  'PATCH /v1/admin/users/:id': {
    summary: 'Change the role of an account. Acts at once: its sessions end.',
    access: ['admin'],
    params: IdParams,
    body: SetRoleBody,
    answer: { 200: AdminUser },
    errors: ['CONFLICT'],
  },
  'POST /v1/admin/users/:id/disable': {
    summary: 'Disable an account: its sessions, its staff and its API keys stop at once.',
    access: ['admin'],
    params: IdParams,
    answer: { 200: AdminUser },
    errors: [],
  },
  'POST /v1/admin/users/:id/enable': {
    summary: 'Let a disabled account sign in again.',
    access: ['admin'],
    params: IdParams,
    answer: { 200: AdminUser },
    errors: [],
  },
  'POST /v1/admin/users/:id/password-reset': {
    summary:
      'Mail somebody the link by which they choose a new password; it is shown to nobody else. `endSessions` signs them out everywhere.',
    access: ['admin'],
    params: IdParams,
    body: StartPasswordResetBody,
    answer: { 202: PasswordResetStarted },
    errors: ['ACCOUNT_DISABLED'],
  },
  'POST /v1/admin/users/:id/quota': {
    summary: 'Give licenses to the quota of a reseller, or take some back.',
    access: ['admin'],
    params: IdParams,
    body: GrantQuotaBody,
    answer: { 201: LedgerEntry },
    idempotent: true,
    errors: ['QUOTA_EXCEEDED'],
  },
  'GET /v1/admin/users/:id/ledger': {
    summary: 'Every change of the quota of a reseller, newest first.',
    access: OVERSEERS,
    params: IdParams,
    query: PageQuery,
    answer: { 200: LedgerPage },
    errors: [],
  },
  'GET /v1/admin/audit': {
    summary: 'The audit trail, newest first.',
    access: OVERSEERS,
    query: AuditQuery,
    answer: { 200: AuditPage },
    errors: [],
  },
  'GET /v1/admin/audit.csv': {
    summary:
      'The audit trail as a file for spreadsheets, whole, newest first. That it was taken is part of it.',
    access: OVERSEERS,
    query: AuditFilters,
    media: 'text/csv',
    answer: { 200: AuditCsv },
    errors: [],
  },
} as const satisfies RouteTable;
