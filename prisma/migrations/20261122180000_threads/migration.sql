-- The thread that a message goes under, where the platform has threads.
ALTER TABLE "outbox_message" ADD COLUMN "thread" TEXT;

-- What somebody thought of an answer.
CREATE TABLE "answer_rating" (
    "id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "good" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "refs" TEXT[],

    CONSTRAINT "answer_rating_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "answer_rating_day_idx" ON "answer_rating"("day");
