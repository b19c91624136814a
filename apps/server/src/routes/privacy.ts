import { contextOf, originOf } from '../plugins/authenticate.ts';
import { askExport } from '../privacy/ask-export.ts';
import { closeAccount } from '../privacy/close-account.ts';
import { downloadExport } from '../privacy/download-export.ts';
import { keepAccount } from '../privacy/keep-account.ts';
import { route } from '../shared/route.ts';
import type { Routes } from '../shared/typed-app.ts';

export const privacyRoutes: Routes = async (app, { deps }) => {
  route(app, 'POST /v1/me/export', async (request) =>
    askExport(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/exports/download', async (request) =>
    downloadExport(deps, request.body.token, originOf(request)),
  );
  route(app, 'DELETE /v1/me', async (request) =>
    closeAccount(deps, request.body.password, contextOf(request)),
  );
  route(app, 'POST /v1/deletions/undo', async (request) =>
    keepAccount(deps, request.body.token, originOf(request)),
  );
};
