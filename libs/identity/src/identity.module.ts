import { Module } from '@nestjs/common';
import { AnswerLogout } from './application/answer-logout.js';
import { BeginLogin } from './application/begin-login.js';
import { CompleteLogin } from './application/complete-login.js';
import { ChangeContactEmail } from './application/contact/change-contact-email.js';
import { ConfirmContactEmail } from './application/contact/confirm-contact-email.js';
import { IdentityProviders } from './application/identity-providers.js';
import { Logout } from './application/logout.js';
import { AcceptInvitation } from './application/members/accept-invitation.js';
import { ChangeMember } from './application/members/change-member.js';
import { InviteMember } from './application/members/invite-member.js';
import { ListMembers } from './application/members/list-members.js';
import { OwnSessions } from './application/own-sessions.js';
import { ReadMe } from './application/read-me.js';
import { ReadOwnAccesses } from './application/read-own-accesses.js';
import { ServiceProviders } from './application/service-providers.js';
import { Sessions } from './application/sessions.js';
import { AccessEntryResolver } from './graphql/access-entry.resolver.js';
import { ContactResolver } from './graphql/contact.resolver.js';
import { MeResolver } from './graphql/me.resolver.js';
import { MemberResolver } from './graphql/member.resolver.js';
import { OwnSessionResolver } from './graphql/own-session.resolver.js';
import { LoginController } from './http/login.controller.js';
import { LoginPassport } from './http/login-passport.js';

/** Identity's part of the schema. */
export const IDENTITY_RESOLVERS = [AccessEntryResolver, ContactResolver, MeResolver, MemberResolver, OwnSessionResolver];

/** Login, sessions and persons in the API. The process binds MUNICIPALITY_PROFILES and TENANT_INDEX. */
@Module({
  controllers: [LoginController],
  providers: [
    AcceptInvitation,
    AnswerLogout,
    BeginLogin,
    ChangeContactEmail,
    ChangeMember,
    CompleteLogin,
    ConfirmContactEmail,
    IdentityProviders,
    InviteMember,
    ListMembers,
    LoginPassport,
    Logout,
    OwnSessions,
    ReadMe,
    ReadOwnAccesses,
    ServiceProviders,
    Sessions,
    ...IDENTITY_RESOLVERS,
  ],
  exports: [LoginPassport, Sessions],
})
export class IdentityModule {}
