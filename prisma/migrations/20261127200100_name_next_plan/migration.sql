-- The plan a license goes on with is one there is. Additive: an instance of the version before goes on working on this
-- schema.

-- AddForeignKey
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_next_plan_id_fkey" FOREIGN KEY ("next_plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
