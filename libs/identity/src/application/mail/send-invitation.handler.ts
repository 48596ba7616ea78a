import { Inject, Injectable } from '@nestjs/common';
import { IDENTITY_QUEUES, type MemberInvitedEvent, MUNICIPALITY_PROFILES, type MunicipalityProfiles } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { LetterPost, personalName } from '@casa/platform/mail';
import { memberships } from '../../persistence/membership.repository.js';
import { INVITATION_LINK } from '../members/invitation-link.js';
import { openMember, openMemberName } from '../members/member.js';
import { invitationLetter } from './invitation-letter.js';

/** Somebody was invited: they get the link, unless the invitation was taken up, renewed or withdrawn since. */
@HandlesJobs(IDENTITY_QUEUES.memberInvited)
@Injectable()
export class SendInvitation implements JobHandler<MemberInvitedEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ tenantId, membershipId, version }: MemberInvitedEvent): Promise<void> {
    const [stored, inviter] = await this.scope.read({ tenantId }, (reader) =>
      Promise.all([memberships.byId(reader, tenantId, membershipId), memberships.inviterOf(reader, tenantId, membershipId)]),
    );
    if (stored?.status !== 'INVITED' || stored.invitationVersion !== version || stored.invitationEndsAt <= this.clock.now()) return;
    const municipality = await this.municipalities.profileOf(tenantId);
    const member = openMember(this.keys, stored);
    await this.post.sendOnce(tenantId, {
      municipality,
      to: { name: personalName(member.name) ?? '', address: member.email },
      replyTo: { name: municipality.officialName, address: municipality.email },
      mailId: `${membershipId}.invitation.${version}`,
      letter: invitationLetter(municipality, member, {
        language: stored.language,
        inviter: inviter && openMemberName(this.keys, inviter),
        linkEndsAt: stored.invitationEndsAt,
        token: this.references.make(INVITATION_LINK, tenantId, membershipId, version),
      }),
    });
  }
}
