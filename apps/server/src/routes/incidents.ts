import { approveIncident } from '../incidents/approve-incident.ts';
import { openIncident } from '../incidents/open-incident.ts';
import { listIncidents } from '../incidents/present-incident.ts';
import { previewIncident } from '../incidents/preview-incident.ts';
import { setIncidentStatus } from '../incidents/set-incident-status.ts';
import { readReport } from '../incidents/write-report.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { idempotencyKeyOf } from '../shared/idempotency-key.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const incidentRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/incidents', async (request) => listIncidents(deps, request.query));
  route(app, 'POST /v1/admin/incidents', async (request) =>
    openIncident(deps, request.body, contextOf(request), idempotencyKeyOf(request)),
  );
  route(app, 'POST /v1/admin/incidents/preview', async (request) =>
    previewIncident(deps, request.body.scope, contextOf(request)),
  );
  route(app, 'POST /v1/admin/incidents/:id/approve', async (request) =>
    approveIncident(deps, request.params.id, request.body.password, contextOf(request)),
  );
  route(app, 'PATCH /v1/admin/incidents/:id', async (request) =>
    setIncidentStatus(deps, request.params.id, request.body, contextOf(request)),
  );
  route(app, 'GET /v1/admin/incidents/:id/report', async (request) =>
    readReport(deps, request.params.id, contextOf(request)),
  );
};
