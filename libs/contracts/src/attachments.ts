import { z } from 'zod';
import { pointSchema } from './geometry.js';
import { dateSchema, momentSchema, timestampSchema, uuidSchema } from './primitives.js';

export const ATTACHMENT_OWNERS = ['progress-report', 'handover', 'permit', 'project', 'need'] as const;
export const attachmentOwnerSchema = z.enum(ATTACHMENT_OWNERS);
export type AttachmentOwner = z.infer<typeof attachmentOwnerSchema>;

/** Kinds of files taken, told by their first bytes and not by their names. */
export const ATTACHMENT_MEDIA = ['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf'] as const;
export const attachmentMediaSchema = z.enum(ATTACHMENT_MEDIA);
export type AttachmentMedia = z.infer<typeof attachmentMediaSchema>;

/** From so far on a photo was not taken at its work, metres: the length of a large courtyard and a wrong receiver. */
export const PHOTO_FAR_M = 250;

/** Who says where a photo was taken: the photo itself, or the phone that sent it. */
export const PLACE_SOURCES = ['photo', 'phone'] as const;
export const placeSourceSchema = z.enum(PLACE_SOURCES);
export type PlaceSource = z.infer<typeof placeSourceSchema>;

/** Query of `POST /api/v1/attachments`; the body is multipart/form-data with one part `file`. */
export const attachmentRequestSchema = z.strictObject({
  owner: attachmentOwnerSchema,
  ownerId: uuidSchema,
  takenOn: dateSchema.optional().describe('day of the photo; without it the photo itself is asked'),
  takenAt: momentSchema
    .optional()
    .describe('when it was taken, by the clock of the phone; for a photo that does not say'),
  place: pointSchema.optional().describe('where the phone was, lon,lat; for a photo that does not say'),
  clientId: uuidSchema.optional().describe('made by the sender: the same file sent again is stored once'),
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
  place: z.tuple([z.number(), z.number()]).nullable().describe('where it was taken, lon, lat, EPSG:4326'),
  placeSource: placeSourceSchema.nullable(),
  distanceM: z.number().nullable().describe('metres from the place to the work the record belongs to; 0 = inside'),
  createdAt: timestampSchema,
  createdBy: z.string().nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
export const attachmentsResponseSchema = z.object({ items: z.array(attachmentSchema) });
