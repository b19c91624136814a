-- What a device was told last is kept, so that its seller sees a license stop. Additive: an instance of the version
-- before goes on working on this schema.

-- AlterTable: null where a device has not asked since
ALTER TABLE "devices" ADD COLUMN "told_code" TEXT, ADD COLUMN "told_at" TIMESTAMPTZ(3);
