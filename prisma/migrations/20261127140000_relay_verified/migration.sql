-- When Meta last asked a relay for its challenge with the right verify token.
ALTER TABLE "relays" ADD COLUMN "verified_at" TIMESTAMPTZ(3);
