-- A license that was bought can go on with another plan. Additive: an instance of the version before goes on working on
-- this schema.

-- AlterTable
ALTER TABLE "licenses" ADD COLUMN "next_plan_id" UUID,
ADD COLUMN "next_plan_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order_lines" ADD COLUMN "from_plan_id" UUID,
ADD COLUMN "begins_now" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "credit" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "seen_end" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN "starts_at" TIMESTAMPTZ(3),
ADD COLUMN "replaced_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "subscriptions" ADD COLUMN "replaced_at" TIMESTAMPTZ(3);

-- Few licenses wait for another plan, and those alone are looked for.
CREATE INDEX "licenses_next_plan_idx" ON "licenses"("next_plan_at") WHERE "next_plan_at" IS NOT NULL;
