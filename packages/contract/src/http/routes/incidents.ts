import { OVERSEERS } from '../access.ts';
import {
  ApproveIncidentBody,
  Incident,
  IncidentPage,
  IncidentPreview,
  IncidentPreviewBody,
  IncidentQuery,
  IncidentReport,
  IncidentStatusBody,
  OpenIncidentBody,
} from '../incidents.ts';
import { IdParams } from '../page.ts';
import type { RouteTable } from './route.ts';

export const incidentRoutes = {
  'GET /v1/admin/incidents': {
    summary: 'All incidents, newest first.',
    access: OVERSEERS,
    query: IncidentQuery,
    answer: { 200: IncidentPage },
    errors: [],
  },
  'POST /v1/admin/incidents': {
    summary:
      'Open an incident and act: end sessions, end license tokens, force new passwords of those concerned. What concerns everyone waits for a second admin.',
    access: ['admin'],
    body: OpenIncidentBody,
    answer: { 201: Incident },
    idempotent: true,
    errors: ['PASSWORD_WRONG', 'ACCOUNT_LOCKED'],
  },
  'POST /v1/admin/incidents/preview': {
    summary:
      'Whom an incident would concern now: how many accounts, sessions and computers, and some names. Does nothing.',
    access: ['admin'],
    body: IncidentPreviewBody,
    answer: { 200: IncidentPreview },
    errors: [],
  },
  'POST /v1/admin/incidents/:id/approve': {
    summary: 'Confirm, as a second admin, what an incident does to everyone.',
    access: ['admin'],
    params: IdParams,
    body: ApproveIncidentBody,
    answer: { 200: Incident },
    errors: ['PASSWORD_WRONG', 'ACCOUNT_LOCKED', 'INCIDENT_OWN_APPROVAL', 'INCIDENT_STATE'],
  },
  'PATCH /v1/admin/incidents/:id': {
    summary: 'Note that the supervisory authority was told, or that the incident is over.',
    access: ['admin'],
    params: IdParams,
    body: IncidentStatusBody,
    answer: { 200: Incident },
    errors: ['INCIDENT_STATE'],
  },
  'GET /v1/admin/incidents/:id/report': {
    summary: 'The report of an incident: what, when, who, what was done, and the 72-hour clock.',
    access: OVERSEERS,
    params: IdParams,
    answer: { 200: IncidentReport },
    errors: [],
  },
} as const satisfies RouteTable;
