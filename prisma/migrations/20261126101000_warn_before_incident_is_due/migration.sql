-- AlterTable
ALTER TABLE "incidents" ADD COLUMN     "due_alerted_at" TIMESTAMPTZ(3);
