-- CreateTable
CREATE TABLE "audit_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "intact" BOOLEAN NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "broken_at" INTEGER,
    "problem" TEXT,
    "checker" UUID NOT NULL,

    CONSTRAINT "audit_check_pkey" PRIMARY KEY ("id")
);

-- one row (Prisma knows no CHECK)
ALTER TABLE "audit_check" ADD CONSTRAINT "audit_check_one_row" CHECK ("id" = 1);
