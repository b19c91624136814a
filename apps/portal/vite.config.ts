import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The license server's own address in development; production serves the build itself.
const server = process.env.MYWASENDER_SERVER_URL ?? 'http://127.0.0.1:4400';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy: { '/v1': server } },
});
