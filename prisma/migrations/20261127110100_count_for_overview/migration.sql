-- What the overview of administrators shows over time is counted as it happens. Additive: an instance of the version
-- before goes on working on this schema.

-- CreateTable
CREATE TABLE "verdict_counts" (
    "day" DATE NOT NULL,
    "call" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "verdict_counts_pkey" PRIMARY KEY ("day","call","code")
);

-- CreateTable
CREATE TABLE "sales_of_days" (
    "day" DATE NOT NULL,
    "provider" "payment_provider" NOT NULL,
    "currency" TEXT NOT NULL,
    "live" BOOLEAN NOT NULL,
    "paid" BIGINT NOT NULL,
    "given_back" BIGINT NOT NULL,

    CONSTRAINT "sales_of_days_pkey" PRIMARY KEY ("day","provider","currency","live")
);

-- Receipts are never changed, so that adding each one up when it is written stays exact. Whoever writes one holds the
-- row of its series, which comes before this one: nobody waits for somebody who waits.
CREATE FUNCTION count_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO sales_of_days AS s (day, provider, currency, live, paid, given_back)
  SELECT (NEW.issued_at AT TIME ZONE 'UTC')::date, o.provider, NEW.currency, o.live,
    CASE WHEN NEW.kind = 'invoice' THEN NEW.amount ELSE 0 END,
    CASE WHEN NEW.kind = 'credit' THEN NEW.amount ELSE 0 END
  FROM orders o WHERE o.id = NEW.order_id
  ON CONFLICT (day, provider, currency, live)
  DO UPDATE SET paid = s.paid + EXCLUDED.paid, given_back = s.given_back + EXCLUDED.given_back;
  RETURN NULL;
END $$;
CREATE TRIGGER count_receipt AFTER INSERT ON receipts FOR EACH ROW EXECUTE FUNCTION count_receipt();

INSERT INTO sales_of_days (day, provider, currency, live, paid, given_back)
SELECT (r.issued_at AT TIME ZONE 'UTC')::date, o.provider, r.currency, o.live,
  coalesce(sum(r.amount) FILTER (WHERE r.kind = 'invoice'), 0),
  coalesce(sum(r.amount) FILTER (WHERE r.kind = 'credit'), 0)
FROM receipts r JOIN orders o ON o.id = r.order_id
GROUP BY 1, 2, 3, 4;

-- CreateIndex: few payments have a problem; they alone are counted
CREATE INDEX "orders_with_problem_idx" ON "orders"("created_at", "id") WHERE "problem" IS NOT NULL;
