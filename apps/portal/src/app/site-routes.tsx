import { type AnyRoute, createRoute } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { PublicFrame } from '../shared/public-frame.tsx';
import { lazyPage } from './lazy-page.ts';

const DownloadPage = lazyPage(async () => (await import('../features/site/download-page.tsx')).DownloadPage);
const StatusPage = lazyPage(async () => (await import('../features/site/status-page.tsx')).StatusPage);
const PrivacyTextPage = lazyPage(
  async () => (await import('../features/site/legal-page.tsx')).PrivacyTextPage,
);
const TermsPage = lazyPage(async () => (await import('../features/site/legal-page.tsx')).TermsPage);

const PAGES: Readonly<Record<string, ComponentType>> = {
  '/download': DownloadPage,
  '/status': StatusPage,
  '/privacy': PrivacyTextPage,
  '/terms': TermsPage,
};

/** What everybody may read about this server. */
export function siteRoutes<Parent extends AnyRoute>(parent: () => Parent) {
  return Object.entries(PAGES).map(([path, Page]) =>
    createRoute({
      getParentRoute: parent,
      path,
      component: () => (
        <PublicFrame>
          <Page />
        </PublicFrame>
      ),
    }),
  );
}
