import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../http/principal.js';
import { openApiDocument } from './openapi.js';
import { documentationPage } from './page.js';

const VERSION = '1.0.0';

/** The description of the API for programs and for people. */
@Controller('api')
export class DocsController {
  private readonly document = openApiDocument(VERSION);

  @Public()
  @Get('openapi.json')
  openApi(): object {
    return this.document;
  }

  @Public()
  @Get('docs')
  @Header('Content-Type', 'text/html; charset=utf-8')
  page(): string {
    return documentationPage(this.document);
  }
}
