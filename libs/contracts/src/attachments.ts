import { z } from 'zod';
import { dateSchema, timestampSchema, uuidSchema } from './primitives.js';

export const ATTACHMENT_OWNERS = ['progress-report', 'handover', 'permit', 'project', 'need'] as const;
export const attachmentOwnerSchema = z.enum(ATTACHMENT_OWNERS);
export type AttachmentOwner = z.infer<typeof attachmentOwnerSchema>;

/** Kinds of files taken, told by their first bytes and not by their names. */
export const ATTACHMENT_MEDIA = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'] as const;
export const attachmentMediaSchema = z.enum(ATTACHMENT_MEDIA);
export type AttachmentMedia = z.infer<typeof attachmentMediaSchema>;

/** Query of `POST /api/v1/attachments`; the body is multipart/form-data with one part `file`. */
export const attachmentRequestSchema = z.strictObject({
  owner: attachmentOwnerSchema,
  ownerId: uuidSchema,
  takenOn: dateSchema.optional().describe('day of the photo; without it the photo itself is asked'),
});
export type AttachmentRequest = z.infer<typeof attachmentRequestSchema>;
export const attachmentQuerySchema = z.strictObject({ ownerId: uuidSchema });
export type AttachmentQuery = z.infer<typeof attachmentQuerySchema>;
/** A photo or a document; the bytes are at `/api/v1/attachments/{id}/content`. */
export const attachmentSchema = z.object({
  id: uuidSchema,
  version: z.number().int(),
  owner: attachmentOwnerSchema,
  ownerId: uuidSchema,
  fileName: z.string(),
  mediaType: attachmentMediaSchema,
  sizeBytes: z.number().int(),
  sha256: z.string(),
  takenAt: timestampSchema.nullable(),
  place: z.tuple([z.number(), z.number()]).nullable().describe('where the photo says it was taken, EPSG:4326'),
  createdAt: timestampSchema,
  createdBy: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
export const attachmentsResponseSchema = z.object({ items: z.array(attachmentSchema) });
