-- Trials, terms of single licenses, expiry from first activation, license files, signs of abuse. Additive: an
-- instance of the version before goes on working on this schema.

-- CreateEnum
CREATE TYPE "expiry_basis" AS ENUM ('creation', 'firstActivation');

-- AlterTable
ALTER TABLE "plans" ADD COLUMN "expiry_basis" "expiry_basis" NOT NULL DEFAULT 'creation',
ADD COLUMN "trial" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "trial_issuer_id" UUID,
ADD COLUMN "offline_days" INTEGER NOT NULL DEFAULT 30,
ADD COLUMN "seller_bounds" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "licenses" ADD COLUMN "pending_days" INTEGER,
ADD COLUMN "device_limit" INTEGER,
ADD COLUMN "swap_limit" INTEGER,
ADD COLUMN "min_app_version" TEXT,
ADD COLUMN "added_entitlements" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "removed_entitlements" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "limits" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "devices" ADD COLUMN "address_hash" BYTEA,
ADD COLUMN "offline_until" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "trials" (
    "license_id" UUID NOT NULL,
    "fingerprint" JSONB NOT NULL,
    "fingerprint_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trials_pkey" PRIMARY KEY ("license_id")
);

-- CreateTable
CREATE TABLE "trial_components" (
    "license_id" UUID NOT NULL,
    "component" TEXT NOT NULL,

    CONSTRAINT "trial_components_pkey" PRIMARY KEY ("license_id","component")
);

-- CreateTable
CREATE TABLE "activation_attempts" (
    "id" UUID NOT NULL,
    "license_id" UUID NOT NULL,
    "key_thumbprint" TEXT NOT NULL,
    "computer" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "activation_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_moves" (
    "id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "anomalies" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "license_id" UUID,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "threshold" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "anomalies_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "trials_fingerprint_hash_key" ON "trials"("fingerprint_hash");

-- CreateIndex
CREATE INDEX "trial_components_component_idx" ON "trial_components"("component");

-- CreateIndex
CREATE INDEX "activation_attempts_license_id_at_idx" ON "activation_attempts"("license_id", "at");

-- CreateIndex
CREATE INDEX "activation_attempts_computer_at_idx" ON "activation_attempts"("computer", "at");

-- CreateIndex
CREATE INDEX "activation_attempts_at_idx" ON "activation_attempts"("at");

-- CreateIndex
CREATE INDEX "device_moves_device_id_at_idx" ON "device_moves"("device_id", "at");

-- CreateIndex
CREATE INDEX "device_moves_at_idx" ON "device_moves"("at");

-- CreateIndex
CREATE UNIQUE INDEX "anomalies_kind_subject_day_key" ON "anomalies"("kind", "subject", "day");

-- CreateIndex
CREATE INDEX "anomalies_first_at_id_idx" ON "anomalies"("first_at", "id");

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_trial_issuer_id_fkey" FOREIGN KEY ("trial_issuer_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trials" ADD CONSTRAINT "trials_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_components" ADD CONSTRAINT "trial_components_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "trials"("license_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_attempts" ADD CONSTRAINT "activation_attempts_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_moves" ADD CONSTRAINT "device_moves_device_id_fkey" FOREIGN KEY ("device_id") REFERENCES "devices"("id") ON DELETE CASCADE ON UPDATE CASCADE;
