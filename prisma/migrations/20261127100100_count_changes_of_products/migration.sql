-- As plans count theirs. Additive.

-- AlterTable
ALTER TABLE "products" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
