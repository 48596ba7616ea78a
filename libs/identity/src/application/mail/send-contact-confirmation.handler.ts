import { Inject, Injectable } from '@nestjs/common';
import { type ContactChangedEvent, IDENTITY_QUEUES, MUNICIPALITY_PROFILES, type MunicipalityProfiles } from '@casa/contracts';
import { type Clock, CLOCK } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { HandlesJobs, type JobHandler } from '@casa/platform/jobs';
import { LetterPost } from '@casa/platform/mail';
import { persons } from '../../persistence/person.repository.js';
import { CONTACT_LINK } from '../contact/contact-link.js';
import { openContact } from '../person-seal.js';
import { contactLetter } from './contact-letter.js';

/** A person gave an address: it gets the link that confirms it, unless it was changed again or confirmed since. */
@HandlesJobs(IDENTITY_QUEUES.contactChanged)
@Injectable()
export class SendContactConfirmation implements JobHandler<ContactChangedEvent> {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ tenantId, personId, version }: ContactChangedEvent): Promise<void> {
    const person = await this.scope.read({ tenantId, personId }, (reader) => persons.byId(reader, personId));
    if (person?.contactVersion !== version || person.contactVerified) return;
    const { contactSealed, contactLanguage, contactLinkEndsAt } = person;
    if (contactSealed === null || contactLanguage === null || contactLinkEndsAt === null) return;
    if (contactLinkEndsAt <= this.clock.now().getTime()) return;
    const municipality = await this.municipalities.profileOf(tenantId);
    const email = openContact(this.keys, personId, contactSealed);
    const token = this.references.make(CONTACT_LINK, tenantId, personId, version);
    await this.post.sendOnce(tenantId, {
      municipality,
      to: { name: '', address: email },
      replyTo: { name: municipality.officialName, address: municipality.email },
      mailId: `${personId}.contact.${version}`,
      letter: contactLetter(municipality, contactLanguage, email, token),
    });
  }
}
