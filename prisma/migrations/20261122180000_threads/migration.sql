-- The thread that a message goes under, where the platform has threads.
ALTER TABLE "outbox_message" ADD COLUMN "thread" TEXT;
