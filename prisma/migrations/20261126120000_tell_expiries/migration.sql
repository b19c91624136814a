-- Up to which end of a license its shop was told. Additive: an instance of the version before goes on working on
-- this schema.

-- AlterTable
ALTER TABLE "licenses" ADD COLUMN "expiry_told_for" TIMESTAMPTZ(3);

-- What ended before there was anything to tell is not told all at once now, nor when it is resumed.
UPDATE "licenses" SET "expiry_told_for" = "expires_at" WHERE "expires_at" <= now();

-- CreateIndex: the licenses whose end is still to be told, and none of those that were told
CREATE INDEX "licenses_untold_expiry_idx" ON "licenses"("expires_at")
WHERE "status" = 'active' AND "expires_at" IS DISTINCT FROM "expiry_told_for";
