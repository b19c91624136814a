-- Staff of one reseller and read-only auditors. The new values are used by later statements of the program alone.

-- AlterEnum
ALTER TYPE "role" ADD VALUE 'staff' AFTER 'reseller';
ALTER TYPE "role" ADD VALUE 'auditor' AFTER 'admin';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "employer_id" UUID,
ADD COLUMN     "may_revoke" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "disabled_at" TIMESTAMPTZ(3);

-- Somebody works for a reseller exactly when of role staff. By text: a new value may not be used before it is committed.
ALTER TABLE "users" ADD CONSTRAINT "users_employer_check" CHECK (("role"::text = 'staff') = ("employer_id" IS NOT NULL));

-- CreateIndex
CREATE INDEX "users_employer_id_idx" ON "users"("employer_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_employer_id_fkey" FOREIGN KEY ("employer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
