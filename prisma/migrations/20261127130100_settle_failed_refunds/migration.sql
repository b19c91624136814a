-- Money that was to be given back and came back to us: what had been taken is restored, and an admin deals with it.
-- Additive: an instance of the version before goes on working on this schema.

-- AlterTable
ALTER TABLE "refunds" ADD COLUMN "take_back" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "problem" TEXT,
ADD COLUMN "settlement" TEXT,
ADD COLUMN "settled_at" TIMESTAMPTZ(3),
ADD COLUMN "settled_by" UUID;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN "taken_back" BOOLEAN NOT NULL DEFAULT false;
