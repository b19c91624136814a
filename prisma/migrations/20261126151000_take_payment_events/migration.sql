-- Notifications of payment providers, each once. Additive.

-- CreateEnum
CREATE TYPE "payment_event_state" AS ENUM ('waiting', 'done', 'dead');

-- CreateTable
CREATE TABLE "payment_events" (
    "id" UUID NOT NULL,
    "provider" "payment_provider" NOT NULL,
    "event_id" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "type" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "reference" TEXT,
    "state" "payment_event_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "order_id" UUID,
    "problem" TEXT,
    "occurred_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_events_order_id_idx" ON "payment_events"("order_id");

-- CreateIndex
CREATE INDEX "payment_events_received_at_idx" ON "payment_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_events_provider_event_id_key" ON "payment_events"("provider", "event_id");

-- those nobody worked on yet (Prisma knows no partial index)
CREATE INDEX "payment_events_fresh" ON "payment_events"("received_at") WHERE "state" = 'waiting' AND "attempts" = 0;
