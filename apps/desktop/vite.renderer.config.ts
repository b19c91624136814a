import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The renderer alone: what the headless host serves, and what electron-vite builds for the shell. */
export default defineConfig({
  root: fileURLToPath(new URL('src/renderer', import.meta.url)),
  // Relative, so that the same files work under app:// and under any path of an HTTP server.
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome138',
    // An inlined asset would be a data: address, which the content security policy allows for images alone.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
});
