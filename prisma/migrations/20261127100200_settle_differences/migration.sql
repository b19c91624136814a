-- Differences are stored as sums, an admin can settle one, and it is known when the last comparison ended. The texts that
-- held the sums go: the comparison of the version before fails until its instance is replaced, and is then made up for.

-- AlterTable
ALTER TABLE "payment_differences" ADD COLUMN "their_amount" INTEGER,
ADD COLUMN "their_currency" TEXT,
ADD COLUMN "our_amount" INTEGER,
ADD COLUMN "our_currency" TEXT,
ADD COLUMN "settled_reason" TEXT;

UPDATE "payment_differences"
SET "their_amount" = split_part("theirs", ' ', 1)::integer, "their_currency" = split_part("theirs", ' ', 2)
WHERE "theirs" ~ '^[0-9]+ [A-Z]{3}$';
UPDATE "payment_differences"
SET "our_amount" = split_part("ours", ' ', 1)::integer, "our_currency" = split_part("ours", ' ', 2)
WHERE "ours" ~ '^[0-9]+ [A-Z]{3}$';

ALTER TABLE "payment_differences" DROP COLUMN "theirs", DROP COLUMN "ours";

-- CreateTable
CREATE TABLE "payment_comparisons" (
    "provider" "payment_provider" NOT NULL,
    "live" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "compared_at" TIMESTAMPTZ(3),
    "payments" INTEGER NOT NULL DEFAULT 0,
    "differences" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "payment_comparisons_pkey" PRIMARY KEY ("provider","live")
);
