-- The message in whose place this one stands, where the platform can do that.
ALTER TABLE "outbox_message" ADD COLUMN "replaces" UUID;

-- How a person is reached on a platform that must have been heard of them before.
CREATE TABLE "chat_reference" (
    "channel" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "reference" JSONB NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reference_pkey" PRIMARY KEY ("channel","external_id")
);
