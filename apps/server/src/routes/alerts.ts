import { acknowledgeAlert } from '../alerts/acknowledge-alert.ts';
import { listAlerts } from '../alerts/list-alerts.ts';
import { readAlertSettings } from '../alerts/read-alert-settings.ts';
import { listAnomalies } from '../anomalies/list-anomalies.ts';
import { contextOf } from '../plugins/authenticate.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const alertRoutes: Routes = async (app, { deps }) => {
  route(app, 'GET /v1/admin/anomalies', async (request) => listAnomalies(deps, request.query));
  route(app, 'GET /v1/admin/alerts', async (request) => listAlerts(deps, request.query));
  route(app, 'GET /v1/admin/alert-settings', async () => readAlertSettings(deps));
  route(app, 'POST /v1/admin/alerts/:id/acknowledge', async (request) =>
    acknowledgeAlert(deps, request.params.id, contextOf(request)),
  );
};
