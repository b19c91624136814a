import { app, session, shell, type WebContents } from 'electron';
import { mayNavigate, mayOpenExternally } from './navigation-policy.ts';

/** Denies what a page of ours never needs, for every page there will ever be. */
export function harden(serverUrl: string): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, serverUrl));
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

function guard(contents: WebContents, serverUrl: string): void {
  const stayHere = (details: { readonly url: string; preventDefault(): void }) => {
    if (!mayNavigate(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenExternally(url, serverUrl)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}
