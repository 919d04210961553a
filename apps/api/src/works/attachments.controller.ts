import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { Principal } from '@abat/access';
import {
  type Attachment,
  type AttachmentQuery,
  attachmentQuerySchema,
  type AttachmentRequest,
  attachmentRequestSchema,
  DomainError,
} from '@abat/contracts';
import { Attachments } from '@abat/works';
import type { Request, Response } from 'express';
import { receiveUpload } from '../exchange/receive-upload.js';
import { IdPipe } from '../http/id.pipe.js';
import { CurrentPrincipal } from '../http/principal.js';
import { ifMatch } from '../http/version.js';
import { ZodPipe } from '../http/zod.pipe.js';

// RFC 8187: what encodeURIComponent leaves but a header parameter may not have.
const headerName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Photos and documents. */
@Controller('api/v1/attachments')
export class AttachmentsController {
  constructor(private readonly attachments: Attachments) {}

  @Get()
  async list(@Query(new ZodPipe(attachmentQuerySchema)) query: AttachmentQuery): Promise<{ items: Attachment[] }> {
    return { items: await this.attachments.list(query.ownerId) };
  }

  @Post()
  add(
    @CurrentPrincipal() principal: Principal,
    @Query(new ZodPipe(attachmentRequestSchema)) query: AttachmentRequest,
    @Req() request: Request,
  ): Promise<Attachment> {
    return this.attachments.add(principal, query, (path, maxBytes) =>
      receiveUpload(request, path, maxBytes).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'import.too-large')
          throw new DomainError('attachment.too-large', { detail: error.words, cause: error });
        throw error;
      }),
    );
  }

  /** Never run by a browser as a page: photos are shown, everything else is saved. The bytes of an id never change. */
  @Get(':id/content')
  async content(@Param('id', IdPipe) id: string, @Res() response: Response): Promise<void> {
    const { fileName, mediaType, sha256, bytes } = await this.attachments.content(id);
    const shown = mediaType.startsWith('image/') ? 'inline' : 'attachment';
    response.set({
      'Content-Type': mediaType,
      'Content-Disposition': `${shown}; filename*=UTF-8''${headerName(fileName)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, max-age=31536000, immutable',
      ETag: `"${sha256}"`,
    });
    response.send(bytes);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(
    @CurrentPrincipal() principal: Principal,
    @Param('id', IdPipe) id: string,
    @Req() request: Request,
  ): Promise<void> {
    return this.attachments.remove(principal, { id, version: ifMatch(request) });
  }
}
