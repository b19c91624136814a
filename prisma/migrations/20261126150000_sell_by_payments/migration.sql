-- What the server sells, what it costs, who ordered it and what was handed out for it. Additive: an instance of the
-- version before goes on working on this schema.

-- CreateEnum
CREATE TYPE "product_kind" AS ENUM ('license', 'quota');

-- CreateEnum
CREATE TYPE "billing_interval" AS ENUM ('month', 'year');

-- CreateEnum
CREATE TYPE "payment_provider" AS ENUM ('stripe', 'razorpay', 'paypal');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('pending', 'paid', 'fulfilled', 'refunded', 'disputed', 'lost', 'won', 'expired', 'failed');

-- AlterEnum
ALTER TYPE "quota_kind" ADD VALUE 'purchase';

-- CreateTable
CREATE TABLE "products" (
    "id" UUID NOT NULL,
    "kind" "product_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "plan_id" UUID,
    "units" INTEGER,
    "seller_id" UUID NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prices" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "interval" "billing_interval",
    "tax_included" BOOLEAN NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_plans" (
    "id" UUID NOT NULL,
    "price_id" UUID NOT NULL,
    "provider" "payment_provider" NOT NULL,
    "live" BOOLEAN NOT NULL,
    "amount" INTEGER NOT NULL,
    "plan_ref" TEXT,

    CONSTRAINT "provider_plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "provider" "payment_provider" NOT NULL,
    "interval" "billing_interval",
    "state" "order_state" NOT NULL DEFAULT 'pending',
    "currency" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "tax" INTEGER NOT NULL,
    "tax_rate" INTEGER NOT NULL,
    "tax_name" TEXT,
    "country" TEXT,
    "live" BOOLEAN NOT NULL,
    "buyer_id" UUID,
    "customer_email_sealed" TEXT,
    "customer_email_hash" BYTEA,
    "billing_sealed" TEXT,
    "language" TEXT NOT NULL,
    "token_hash" BYTEA,
    "provider_ref" TEXT,
    "payment_ref" TEXT,
    "subscription_ref" TEXT,
    "period_end" TIMESTAMPTZ(3),
    "refunded" INTEGER NOT NULL DEFAULT 0,
    "debt_units" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "fraud_warned_at" TIMESTAMPTZ(3),
    "looked_at" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "fulfilled_at" TIMESTAMPTZ(3),

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "order_lines" (
    "order_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "price_id" UUID NOT NULL,
    "kind" "product_kind" NOT NULL,
    "description" TEXT NOT NULL,
    "plan_id" UUID,
    "units" INTEGER,
    "seller_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_amount" INTEGER NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id","line")
);

-- CreateTable
CREATE TABLE "order_items" (
    "order_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "license_id" UUID,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "units" INTEGER NOT NULL DEFAULT 0,
    "units_taken" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "order_items_pkey" PRIMARY KEY ("order_id","line","n")
);

-- CreateTable
CREATE TABLE "payment_accounts" (
    "provider" "payment_provider" NOT NULL,
    "live" BOOLEAN NOT NULL,
    "account" TEXT NOT NULL,

    CONSTRAINT "payment_accounts_pkey" PRIMARY KEY ("provider","live")
);

-- CreateIndex
CREATE UNIQUE INDEX "products_name_key" ON "products"("name");

-- CreateIndex
CREATE INDEX "products_created_at_id_idx" ON "products"("created_at", "id");

-- CreateIndex
CREATE INDEX "prices_product_id_idx" ON "prices"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "provider_plans_price_id_provider_live_amount_key" ON "provider_plans"("price_id", "provider", "live", "amount");

-- CreateIndex
CREATE INDEX "orders_provider_payment_ref_idx" ON "orders"("provider", "payment_ref");

-- CreateIndex
CREATE INDEX "orders_provider_subscription_ref_idx" ON "orders"("provider", "subscription_ref");

-- CreateIndex
CREATE INDEX "orders_buyer_id_created_at_id_idx" ON "orders"("buyer_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "orders_customer_email_hash_idx" ON "orders"("customer_email_hash");

-- CreateIndex
CREATE INDEX "orders_created_at_id_idx" ON "orders"("created_at", "id");

-- CreateIndex
CREATE INDEX "orders_state_expires_at_idx" ON "orders"("state", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "orders_provider_provider_ref_key" ON "orders"("provider", "provider_ref");

-- CreateIndex
CREATE UNIQUE INDEX "order_items_license_id_key" ON "order_items"("license_id");

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_seller_id_fkey" FOREIGN KEY ("seller_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prices" ADD CONSTRAINT "prices_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_plans" ADD CONSTRAINT "provider_plans_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "prices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orders" ADD CONSTRAINT "orders_buyer_id_fkey" FOREIGN KEY ("buyer_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_price_id_fkey" FOREIGN KEY ("price_id") REFERENCES "prices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_license_id_fkey" FOREIGN KEY ("license_id") REFERENCES "licenses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- one price at a time for each way to pay (Prisma knows no partial index)
CREATE UNIQUE INDEX "prices_one_active_once" ON "prices"("product_id", "currency") WHERE "active" AND "interval" IS NULL;
CREATE UNIQUE INDEX "prices_one_active_interval" ON "prices"("product_id", "currency", "interval") WHERE "active" AND "interval" IS NOT NULL;

-- What cannot be: money below nothing, a product that is neither, more given back than was collected.
ALTER TABLE "products" ADD CONSTRAINT "products_kind_check" CHECK (
  ("kind" = 'license' AND "plan_id" IS NOT NULL AND "units" IS NULL) OR
  ("kind" = 'quota' AND "plan_id" IS NULL AND "units" > 0));
ALTER TABLE "prices" ADD CONSTRAINT "prices_amount_check" CHECK ("amount" > 0);
ALTER TABLE "orders" ADD CONSTRAINT "orders_amount_check" CHECK ("amount" > 0 AND "tax" >= 0 AND "tax" <= "amount" AND "refunded" >= 0);
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_taken_check" CHECK ("units_taken" >= 0 AND "units_taken" <= "units");

-- Looks at a provider are numbered: what a later look has seen is not undone by an earlier one that took longer.
CREATE SEQUENCE "payment_looks";
