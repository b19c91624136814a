import { defineConfig } from 'prisma/config';

// For the Prisma command line alone (`npx prisma migrate deploy`, `studio`); the server migrates itself at start.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/mywasender' },
});
