-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "again" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "campaign" TEXT,
ADD COLUMN     "card" JSONB,
ADD COLUMN     "cause" UUID,
ADD COLUMN     "claim" UUID,
ADD COLUMN     "place_kind" TEXT NOT NULL DEFAULT 'direct',
ADD COLUMN     "purpose" TEXT NOT NULL DEFAULT 'answer',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "receipt" JSONB,
ADD COLUMN     "sending_at" TIMESTAMPTZ(3),
ADD COLUMN     "settled_at" TIMESTAMPTZ(3),
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'sent',
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "delivery_note" (
    "id" BIGSERIAL NOT NULL,
    "message_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "delivery_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "event" JSONB,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_slot" (
    "key" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_slot_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sending_pause" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "sending_pause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cron_run" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cron_run_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "delivery_note_message_id_idx" ON "delivery_note"("message_id");

-- CreateIndex
CREATE INDEX "inbox_event_state_received_at_idx" ON "inbox_event"("state", "received_at");

-- CreateIndex
CREATE INDEX "cron_run_at_idx" ON "cron_run"("at");

-- CreateIndex
CREATE INDEX "outbox_message_state_channel_idx" ON "outbox_message"("state", "channel");

-- CreateIndex
CREATE INDEX "outbox_message_campaign_idx" ON "outbox_message"("campaign");

-- AddForeignKey
ALTER TABLE "delivery_note" ADD CONSTRAINT "delivery_note_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "outbox_message"("id") ON DELETE CASCADE ON UPDATE CASCADE;


