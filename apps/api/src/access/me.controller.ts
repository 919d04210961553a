import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ChangeOwnLocale, GetMe, type Principal } from '@abat/access';
import { type Locale, localePatchSchema, type Me } from '@abat/contracts';
import { CurrentPrincipal } from '../http/principal.js';
import { ZodPipe } from '../http/zod.pipe.js';

/** The signed-in person. */
@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly getMe: GetMe,
    private readonly changeOwnLocale: ChangeOwnLocale,
  ) {}

  @Get()
  me(@CurrentPrincipal() principal: Principal): Promise<Me> {
    return this.getMe.execute(principal.userId);
  }

  @Patch()
  change(
    @CurrentPrincipal() principal: Principal,
    @Body(new ZodPipe(localePatchSchema)) body: { locale: Locale },
  ): Promise<Me> {
    return this.changeOwnLocale.execute(principal, body.locale);
  }
}
