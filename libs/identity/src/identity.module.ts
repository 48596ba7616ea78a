import { Module } from '@nestjs/common';
import { AnswerLogout } from './application/answer-logout.js';
import { BeginLogin } from './application/begin-login.js';
import { CompleteLogin } from './application/complete-login.js';
import { ChangeContactEmail } from './application/contact/change-contact-email.js';
import { ConfirmContactEmail } from './application/contact/confirm-contact-email.js';
import { ActFor } from './application/delegations/act-for.js';
import { DecideDelegation } from './application/delegations/decide-delegation.js';
import { DeclareRepresentation } from './application/delegations/declare-representation.js';
import { EndDelegation } from './application/delegations/end-delegation.js';
import { GiveMandate } from './application/delegations/give-mandate.js';
import { ListDeclaredDelegations } from './application/delegations/list-declared-delegations.js';
import { ListOwnDelegations } from './application/delegations/list-own-delegations.js';
import { MakeDelegation } from './application/delegations/make-delegation.js';
import { IdentityProviders } from './application/identity-providers.js';
import { Logout } from './application/logout.js';
import { AcceptInvitation } from './application/members/accept-invitation.js';
import { ChangeMember } from './application/members/change-member.js';
import { InviteMember } from './application/members/invite-member.js';
import { ListMembers } from './application/members/list-members.js';
import { OwnSessions } from './application/own-sessions.js';
import { ReadPreferences } from './application/preferences/read-preferences.js';
import { SetPreferences } from './application/preferences/set-preferences.js';
import { ReadMe } from './application/read-me.js';
import { ReadOwnAccesses } from './application/read-own-accesses.js';
import { ServiceProviders } from './application/service-providers.js';
import { Sessions } from './application/sessions.js';
import { AccessEntryResolver } from './graphql/access-entry.resolver.js';
import { ContactResolver } from './graphql/contact.resolver.js';
import { DeclaredDelegationResolver } from './graphql/declared-delegation.resolver.js';
import { DelegationResolver } from './graphql/delegation.resolver.js';
import { MeResolver } from './graphql/me.resolver.js';
import { MemberResolver } from './graphql/member.resolver.js';
import { OwnSessionResolver } from './graphql/own-session.resolver.js';
import { PreferenceResolver } from './graphql/preference.resolver.js';
import { LoginController } from './http/login.controller.js';
import { LoginPassport } from './http/login-passport.js';

/** Identity's part of the schema. */
export const IDENTITY_RESOLVERS = [
  AccessEntryResolver,
  ContactResolver,
  DeclaredDelegationResolver,
  DelegationResolver,
  MeResolver,
  MemberResolver,
  OwnSessionResolver,
  PreferenceResolver,
];

/** Login, sessions and persons in the API. The process binds MUNICIPALITY_PROFILES and TENANT_INDEX. */
@Module({
  controllers: [LoginController],
  providers: [
    AcceptInvitation,
    ActFor,
    AnswerLogout,
    BeginLogin,
    ChangeContactEmail,
    ChangeMember,
    CompleteLogin,
    ConfirmContactEmail,
    DecideDelegation,
    DeclareRepresentation,
    EndDelegation,
    GiveMandate,
    IdentityProviders,
    InviteMember,
    ListDeclaredDelegations,
    ListMembers,
    ListOwnDelegations,
    LoginPassport,
    Logout,
    MakeDelegation,
    OwnSessions,
    ReadMe,
    ReadOwnAccesses,
    ReadPreferences,
    ServiceProviders,
    Sessions,
    SetPreferences,
    ...IDENTITY_RESOLVERS,
  ],
  exports: [LoginPassport, Sessions],
})
export class IdentityModule {}
