import { Module } from '@nestjs/common';
import { ApiTokens } from './application/api-tokens.js';
import { Authentication } from './application/authentication.js';
import { ChangeOwnLocale } from './application/change-own-locale.use-case.js';
import { ChangeUser } from './application/change-user.use-case.js';
import { CreateUser } from './application/create-user.use-case.js';
import { EnsureDemoAccounts } from './application/ensure-demo-accounts.use-case.js';
import { GetMe } from './application/get-me.use-case.js';
import { GetUser } from './application/get-user.use-case.js';
import { ListUsers } from './application/list-users.use-case.js';
import { LogIn } from './application/log-in.use-case.js';
import { LogOut } from './application/log-out.use-case.js';
import { LoginThrottle } from './application/login-throttle.js';
import { PasswordHasher } from './application/password-hasher.js';
import { UserRegistry } from './application/user-registry.js';
import { CredentialRepository } from './persistence/credential.repository.js';
import { DemoAccountFile } from './persistence/demo-account.file.js';
import { IdentityCache } from './persistence/identity-cache.js';
import { ProfileRepository } from './persistence/profile.repository.js';
import { UserRepository } from './persistence/user.repository.js';

const PUBLISHED = [
  ApiTokens,
  Authentication,
  ChangeOwnLocale,
  ChangeUser,
  CreateUser,
  EnsureDemoAccounts,
  GetMe,
  GetUser,
  IdentityCache,
  ListUsers,
  LogIn,
  LogOut,
  UserRegistry,
];

/** Users, sessions, tokens and rights. */
@Module({
  providers: [
    ...PUBLISHED,
    LoginThrottle,
    PasswordHasher,
    CredentialRepository,
    DemoAccountFile,
    ProfileRepository,
    UserRepository,
  ],
  exports: PUBLISHED,
})
export class AccessModule {}
