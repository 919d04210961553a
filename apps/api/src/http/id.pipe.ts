import { Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError } from '@abat/contracts';
import { isUuid } from '@abat/platform';

/** An id in a path. What is no uuid names nothing: resource.not-found. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new DomainError('resource.not-found');
    return value;
  }
}
