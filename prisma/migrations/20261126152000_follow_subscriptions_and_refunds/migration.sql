-- What is paid again and again, and what is given back. Additive.

-- CreateEnum
CREATE TYPE "subscription_state" AS ENUM ('active', 'pastDue', 'cancelled', 'ended');

-- CreateEnum
CREATE TYPE "refund_state" AS ENUM ('asked', 'pending', 'done', 'failed');

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "state" "subscription_state" NOT NULL DEFAULT 'active',
    "period_end" TIMESTAMPTZ(3) NOT NULL,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "looked_at" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_invoices" (
    "subscription_id" UUID NOT NULL,
    "invoice_ref" TEXT NOT NULL,
    "payment_ref" TEXT,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,
    "period_end" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "subscription_invoices_pkey" PRIMARY KEY ("subscription_id","invoice_ref")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "payment_ref" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "state" "refund_state" NOT NULL DEFAULT 'asked',
    "refund_ref" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscriptions_order_id_key" ON "subscriptions"("order_id");

-- CreateIndex
CREATE INDEX "subscription_invoices_payment_ref_idx" ON "subscription_invoices"("payment_ref");

-- CreateIndex
CREATE INDEX "refunds_order_id_idx" ON "refunds"("order_id");

-- CreateIndex
CREATE INDEX "refunds_state_idx" ON "refunds"("state");

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription_invoices" ADD CONSTRAINT "subscription_invoices_subscription_id_fkey" FOREIGN KEY ("subscription_id") REFERENCES "subscriptions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

