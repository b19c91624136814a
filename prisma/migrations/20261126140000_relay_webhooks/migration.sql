-- CreateTable
CREATE TABLE "relays" (
    "id" UUID NOT NULL,
    "license_id" UUID NOT NULL,
    "app_secret_sealed" TEXT NOT NULL,
    "last_position" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_event_at" TIMESTAMPTZ(3),

    CONSTRAINT "relays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relay_events" (
    "id" UUID NOT NULL,
    "relay_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "digest" BYTEA NOT NULL,
    "body_sealed" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "relay_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relay_readers" (
    "relay_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "relay_readers_pkey" PRIMARY KEY ("relay_id","device_id")
);

-- CreateIndex
CREATE INDEX "relays_license_id_idx" ON "relays"("license_id");

-- CreateIndex
CREATE INDEX "relay_events_received_at_idx" ON "relay_events"("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "relay_events_relay_id_digest_key" ON "relay_events"("relay_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "relay_events_relay_id_position_key" ON "relay_events"("relay_id", "position");

-- AddForeignKey
ALTER TABLE "relays" ADD CONSTRAINT "relays_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relay_events" ADD CONSTRAINT "relay_events_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relays"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relay_readers" ADD CONSTRAINT "relay_readers_relay_id_fkey" FOREIGN KEY ("relay_id") REFERENCES "relays"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relay_readers" ADD CONSTRAINT "relay_readers_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- those no computer has fetched yet (Prisma knows no partial index)
CREATE INDEX "relay_events_waiting" ON "relay_events"("relay_id", "position") WHERE "body_sealed" <> '';
