import { systemActor } from '@abat/platform';
import { Injectable } from '@nestjs/common';
import type { User } from '@abat/contracts';
import { DEMO_ACCOUNTS, type DemoAccount, type DemoAccountPlan } from '../domain/demo-accounts.js';
import { DemoAccountFile } from '../persistence/demo-account.file.js';
import { UserRepository } from '../persistence/user.repository.js';
import { newPassword } from './secrets.js';
import { UserRegistry } from './user-registry.js';

const ACTOR = systemActor('demo-accounts');

/**
 * Sees to it that the six demo accounts exist and that their passwords stand in `demo-accounts.json`. An account whose
 * password is in the file stays as it is; an account without one gets a new password. The file is written last: when
 * something fails before, the next run makes the passwords anew.
 */
@Injectable()
export class EnsureDemoAccounts {
  constructor(
    private readonly users: UserRepository,
    private readonly registry: UserRegistry,
    private readonly file: DemoAccountFile,
  ) {}

  /**
   * Needs the districts and agencies of the Astana set.
   * @throws DomainError reference.unknown when they are missing
   */
  async execute(): Promise<DemoAccount[]> {
    const known = new Map((await this.file.read()).map((account) => [account.email, account.password]));
    const accounts: DemoAccount[] = [];
    for (const plan of DEMO_ACCOUNTS)
      accounts.push({
        role: plan.role,
        email: plan.email,
        title: plan.title,
        password: await this.ensure(plan, known),
      });
    await this.file.write(accounts);
    return accounts;
  }

  private async ensure(plan: DemoAccountPlan, known: ReadonlyMap<string, string>): Promise<string> {
    const { email, role, title: name, district, agency } = plan;
    const kept = known.get(email);
    const password = kept ?? newPassword();
    const stored = await this.storedUser(email);
    if (!stored)
      await this.registry.create(
        ACTOR,
        { email, name, role, district, agency, password, locale: 'ru' },
        { demo: true },
      );
    else if (kept === undefined) await this.registry.change(ACTOR, stored, { password });
    return password;
  }

  private async storedUser(email: string): Promise<User | null> {
    const found = await this.users.findByEmail(email);
    return found && this.users.findById(found.id);
  }
}
