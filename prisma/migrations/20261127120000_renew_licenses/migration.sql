-- A license that was bought can be paid on: orders name it, and items say how much time each payment added. Additive: an
-- instance of the version before goes on working on this schema.

-- AlterTable
ALTER TABLE "order_lines" ADD COLUMN "license_id" UUID;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN "added_ms" BIGINT;

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN "ahead_ms" BIGINT NOT NULL DEFAULT 0;

-- DropIndex
DROP INDEX "order_items_license_id_key";

-- A license is made by one order, and may go on by many.
CREATE UNIQUE INDEX "order_items_made_license_id_key" ON "order_items"("license_id") WHERE "added_ms" IS NULL;

-- CreateIndex
CREATE INDEX "order_items_license_id_idx" ON "order_items"("license_id");

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE SET NULL ON UPDATE CASCADE;
