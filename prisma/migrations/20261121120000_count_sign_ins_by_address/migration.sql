-- Attempts are counted by address, whether or not it has an account: being locked tells nothing.

-- AlterTable
ALTER TABLE "users" DROP COLUMN "failed_logins",
DROP COLUMN "locked_until";

-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "address_hash" BYTEA NOT NULL,
    "failed" INTEGER NOT NULL,
    "locked_until" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("address_hash")
);

-- CreateIndex
CREATE INDEX "sign_in_attempts_last_at_idx" ON "sign_in_attempts"("last_at");
