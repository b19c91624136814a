-- Solved captchas, each of which is taken once.

-- CreateTable
CREATE TABLE "spent_captchas" (
    "hash" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_captchas_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "spent_captchas_expires_at_idx" ON "spent_captchas"("expires_at");
