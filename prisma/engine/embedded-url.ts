/**
 * What Prisma is told as URL when DATABASE_URL is not set. Only a label: the embedded database has no address, and the
 * name cannot exist on a network (RFC 2606).
 */
export const embeddedUrl = 'postgresql://embedded.invalid/hagukumi'
