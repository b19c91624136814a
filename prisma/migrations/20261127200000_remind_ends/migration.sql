-- Buyers are told before a license they bought ends, with a link to renew it. Additive: an instance of the version before
-- goes on working on this schema.

-- CreateTable
CREATE TABLE "license_reminders" (
    "license_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "token_hash" BYTEA,
    "customer_email_hash" BYTEA,
    "link_until" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "license_reminders_pkey" PRIMARY KEY ("license_id", "ends_at", "days"),
    CONSTRAINT "license_reminders_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "license_reminders_token_hash_key" ON "license_reminders"("token_hash");

-- CreateIndex
CREATE INDEX "license_reminders_ends_at_idx" ON "license_reminders"("ends_at");

-- AlterTable
ALTER TABLE "orders" ADD COLUMN "hides_keys" BOOLEAN NOT NULL DEFAULT false;
