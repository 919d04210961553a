import { Controller, Get } from '@nestjs/common';
import type { City } from '@abat/contracts';
import { ReadCity } from '@abat/territory';
import { Public } from '../http/principal.js';

/** What every screen needs to know of the city before anybody signs in. */
@Controller('api/v1/city')
export class CityController {
  constructor(private readonly readCity: ReadCity) {}

  @Public()
  @Get()
  city(): Promise<City> {
    return this.readCity.execute();
  }
}
