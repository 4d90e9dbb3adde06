-- AlterTable
ALTER TABLE "employee" ALTER COLUMN "duty_from" DROP NOT NULL,
ALTER COLUMN "duty_to" DROP NOT NULL;
