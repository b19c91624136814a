-- What a line of an order sold is kept in parts: it was one English sentence, which was read again for receipts in other
-- languages. The sentence goes: the version before neither makes nor shows orders on this schema.

-- AlterTable
ALTER TABLE "order_lines" RENAME COLUMN "description" TO "product_name";
ALTER TABLE "order_lines" ADD COLUMN "interval" "billing_interval",
ADD COLUMN "license_key_end" TEXT,
ADD COLUMN "from_plan_name" TEXT;

-- Which parts a sentence has is known from the other columns, so that no word of a name is taken for one. A part that it
-- has not is an empty group.
UPDATE "order_lines" l
SET "product_name" = s."part"[1],
  "interval" = s."interval",
  "license_key_end" = nullif(s."part"[2], ''),
  "from_plan_name" = nullif(s."part"[3], '')
FROM (
  SELECT w."order_id", w."line", o."interval", regexp_match(w."product_name", concat(
    '^(.+?)',
    ', 1 ' || o."interval",
    CASE WHEN w."license_id" IS NULL THEN '()' ELSE ', license \W+(\w+)' END,
    CASE WHEN w."from_plan_id" IS NULL THEN '()' ELSE ', instead of (.+)' END,
    CASE WHEN w."begins_now" AND o."interval" IS NULL THEN ', less what was not used of it' END,
    '$'
  )) AS "part"
  FROM "order_lines" w JOIN "orders" o ON o."id" = w."order_id"
  WHERE o."interval" IS NOT NULL OR w."license_id" IS NOT NULL
) s
WHERE l."order_id" = s."order_id" AND l."line" = s."line" AND s."part" IS NOT NULL;
