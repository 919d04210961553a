import { Injectable } from '@nestjs/common';
import { TransactionRunner } from '@abat/platform';
import { followBoundaries } from '@abat/registers';

/** Days pass and boundaries of districts begin or end to hold: works get the shares of today. Doing it again changes nothing. */
@Injectable()
export class FollowBoundaries {
  constructor(private readonly transactions: TransactionRunner) {}

  execute(): Promise<void> {
    return this.transactions.run({ id: null, label: 'Границы районов' }, (manager) => followBoundaries(manager, null));
  }
}
