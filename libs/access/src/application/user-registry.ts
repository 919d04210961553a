import { Injectable } from '@nestjs/common';
import type { User, UserDraft, UserPatch } from '@abat/contracts';
import { appendEvents } from '@abat/live';
import { type Actor, DomainError, fieldError, TransactionRunner } from '@abat/platform';
import type { EntityManager } from 'typeorm';
import { CredentialRepository } from '../persistence/credential.repository.js';
import { type UserFields, UserRepository } from '../persistence/user.repository.js';
import { PasswordHasher } from './password-hasher.js';

/** Adds and changes users. Who may do so is decided by the use cases. */
@Injectable()
export class UserRegistry {
  constructor(
    private readonly transactions: TransactionRunner,
    private readonly users: UserRepository,
    private readonly credentials: CredentialRepository,
    private readonly passwords: PasswordHasher,
  ) {}

  /** @throws DomainError resource.exists for a taken e-mail, reference.unknown for an unknown district or agency */
  async create(actor: Actor, draft: UserDraft, options: { demo?: boolean } = {}): Promise<User> {
    const { email, name, role, locale } = draft;
    const passwordHash = await this.passwords.hash(draft.password);
    return this.transactions.run(actor, async (manager) => {
      const place = await this.place(manager, draft);
      const id = await this.users.insert(manager, {
        email,
        name,
        role,
        locale,
        passwordHash,
        districtId: place.districtId ?? null,
        agencyId: place.agencyId ?? null,
        demo: options.demo ?? false,
      });
      return this.told(manager, id);
    });
  }

  /**
   * Changes a user. A new password or disabling ends every session; other changes of rights hold at once.
   * @throws DomainError resource.not-found, request.precondition-failed, reference.unknown, request.invalid for the
   * last active administrator
   */
  async change(actor: Actor, target: { id: string; version: number }, patch: UserPatch): Promise<User> {
    const { password, district: _district, agency: _agency, ...plain } = patch;
    const passwordHash = password === undefined ? undefined : await this.passwords.hash(password);
    return this.transactions.run(actor, async (manager) => {
      await this.keepAnAdministrator(manager, target.id, patch);
      const fields: Partial<UserFields> = { ...plain, passwordHash, ...(await this.place(manager, patch)) };
      if (!(await this.users.update(manager, target, fields))) await this.refuseStale(manager, target.id);
      if (patch.disabled || password !== undefined) await this.credentials.endSessionsOf(manager, target.id);
      else await this.credentials.forgetUser(manager, target.id);
      return this.told(manager, target.id);
    });
  }

  private async told(manager: EntityManager, id: string): Promise<User> {
    const user = await this.users.findById(id, manager);
    if (!user) throw new DomainError('resource.not-found');
    await appendEvents(manager, [
      {
        type: 'user.changed',
        subject: { type: 'user', id },
        data: { version: user.version },
        rooms: ['staff', `user:${id}`],
      },
    ]);
    return user;
  }

  private async refuseStale(manager: EntityManager, id: string): Promise<never> {
    const stored = await this.users.findById(id, manager);
    if (!stored) throw new DomainError('resource.not-found');
    throw new DomainError('request.precondition-failed', { currentVersion: stored.version });
  }

  private async keepAnAdministrator(manager: EntityManager, id: string, patch: UserPatch): Promise<void> {
    const loses = patch.disabled === true || (patch.role !== undefined && patch.role !== 'administrator');
    if (!loses) return;
    const active = await this.users.lockActiveAdministrators(manager);
    if (active.length === 1 && active[0] === id)
      throw fieldError('request.invalid', patch.disabled ? 'disabled' : 'role', 'one active administrator must remain');
  }

  /** Ids of the named district and agency; undefined where nothing is named. */
  private async place(manager: EntityManager, named: { district?: Named; agency?: Named }): Promise<Place> {
    return {
      districtId: await resolve('district', named.district, (code) => this.users.findDistrictId(manager, code)),
      agencyId: await resolve('agency', named.agency, (code) => this.users.findAgencyId(manager, code)),
    };
  }
}

type Named = string | null | undefined;
type Place = Partial<Pick<UserFields, 'districtId' | 'agencyId'>>;

async function resolve(field: string, code: Named, find: (code: string) => Promise<string | null>): Promise<Named> {
  if (!code) return code;
  const id = await find(code);
  if (!id) throw fieldError('reference.unknown', field, `unknown ${field}: ${code}`);
  return id;
}
