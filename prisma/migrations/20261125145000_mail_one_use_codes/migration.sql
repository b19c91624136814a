-- Codes that are mailed and work once.

-- CreateTable
CREATE TABLE "one_use_codes" (
    "hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_use_codes_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "one_use_codes_user_id_purpose_created_at_idx" ON "one_use_codes"("user_id", "purpose", "created_at");

-- CreateIndex
CREATE INDEX "one_use_codes_expires_at_idx" ON "one_use_codes"("expires_at");

-- AddForeignKey
ALTER TABLE "one_use_codes" ADD CONSTRAINT "one_use_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
