-- Two administrators who change a plan at once must not undo each other. Additive: an instance of the version before goes
-- on working on this schema.

-- AlterTable
ALTER TABLE "plans" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
