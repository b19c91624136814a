import { Alert, AlertPage, AlertQuery } from '@mywasender/contract/http/alerts';
import { IdParams } from '@mywasender/contract/http/page';
import { acknowledgeAlert } from '../alerts/acknowledge-alert.ts';
import { listAlerts } from '../alerts/list-alerts.ts';
import { contextOf } from '../plugins/authenticate.ts';
import type { Routes } from '../shared/typed-app.ts';

export const alertRoutes: Routes = async (app, { deps }) => {
  const tags = ['admin'];
  const config = { access: ['admin'] } as const;
  app.get(
    '/v1/admin/alerts',
    { config, schema: { tags, querystring: AlertQuery, response: { 200: AlertPage } } },
    async (request) => listAlerts(deps, request.query),
  );
  app.post(
    '/v1/admin/alerts/:id/acknowledge',
    { config, schema: { tags, params: IdParams, response: { 200: Alert } } },
    async (request) => acknowledgeAlert(deps, request.params.id, contextOf(request)),
  );
};
