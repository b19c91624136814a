-- CreateTable
CREATE TABLE "address_blocks" (
    "id" UUID NOT NULL,
    "network" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "address_blocks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "address_blocks_created_at_id_idx" ON "address_blocks"("created_at", "id");

-- one block per network that was not ended (Prisma knows no partial index)
CREATE UNIQUE INDEX "address_blocks_network_open_key" ON "address_blocks"("network") WHERE "ended_at" IS NULL;
