-- Where a provider and the orders disagree. Additive.

-- CreateTable
CREATE TABLE "payment_differences" (
    "id" UUID NOT NULL,
    "provider" "payment_provider" NOT NULL,
    "kind" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "order_id" UUID,
    "theirs" TEXT NOT NULL,
    "ours" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_differences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "payment_differences_found_at_id_idx" ON "payment_differences"("found_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_differences_provider_kind_reference_key" ON "payment_differences"("provider", "kind", "reference");

