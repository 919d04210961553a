import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { newSecret } from './secrets.js';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. Memory in KiB. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes passwords with argon2id and checks them at the same cost whether or not the user exists. */
@Injectable()
export class PasswordHasher {
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return hash(password, ARGON2ID);
  }

  /** True when the password belongs to the hash. Without a hash it works as long and says no: time tells nothing. */
  async verify(storedHash: string | null, password: string): Promise<boolean> {
    this.decoy ??= this.hash(newSecret());
    const matches = await verify(storedHash ?? (await this.decoy), password);
    return storedHash !== null && matches;
  }
}
