# The license server. Everything it needs at run time and nothing else; the secrets come from the environment.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund
RUN node scripts/lib/build-server-main.mjs
# once more, without what builds and tests
RUN rm -rf node_modules && npm ci --omit=dev --workspace=@mywasender/server --no-audit --no-fund

FROM node:24-bookworm-slim
# for `backup` and `restore`; of the version compose.yaml runs
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client-15 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages/contract ./packages/contract
COPY --from=build /app/packages/licensing ./packages/licensing
COPY --from=build /app/apps/server ./apps/server
COPY --from=build /app/apps/portal/dist ./apps/portal/dist
COPY --from=build /app/prisma ./prisma
RUN install -d -o node -g node -m 700 /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4400 DATA_DIR=/data
VOLUME /data
EXPOSE 4400
USER node
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/server/src/main.ts"]
