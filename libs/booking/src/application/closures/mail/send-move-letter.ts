import { Inject, Injectable } from '@nestjs/common';
import {
  BOOKING_QUEUES,
  LETTER_PREFERENCES,
  MUNICIPALITY_PROFILES,
  type MoveProposalEvent,
  type MunicipalityProfiles,
  type PersonLetterPreferences,
} from '@casa/contracts';
import { type Clock, CLOCK, inLanguage, type Language } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope, type Transaction } from '@casa/platform/database';
import { Outbox } from '@casa/platform/jobs';
import { type Letter, LetterPost, portalPage } from '@casa/platform/mail';
import { readAppointmentNotice } from '../../../persistence/appointment-notice.projection.js';
import { openCitizen } from '../../../persistence/appointment.repository.js';
import { type MoveProposal, moveProposals } from '../../../persistence/closures/move-proposal.repository.js';
import { closureFacts, movePlace } from '../../../persistence/closures/move-place.projection.js';
import { appointmentFacts, appointmentNotice, appointmentTokens } from '../../mail/appointment-notice.js';
import { MoveBehindLink } from '../move-behind-link.js';
import { moveLetter, moveReminder, withdrawnLetter } from './move-letter.js';
import type { MoveNotice } from './move-notice.js';

/** Writes to people whose appointment is in a closure, each letter once, as they want to be written to. Who has no e-mail address is called. */
@Injectable()
export class SendMoveLetter {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    private readonly links: MoveBehindLink,
    private readonly outbox: Outbox,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(LETTER_PREFERENCES) private readonly preferences: PersonLetterPreferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is proposed, or that nothing is; nothing is said of what is settled or was looked for again. When the closure was ended while the letter
   * was under way, its withdrawal follows it.
   */
  async proposed({ tenantId, proposalId }: MoveProposalEvent): Promise<void> {
    const proposal = await this.scope.read({ tenantId }, (reader) => moveProposals.byId(reader, tenantId, proposalId));
    if (proposal?.status !== 'PROPOSED' && proposal?.status !== 'NOTHING_FREE') return;
    const notice = await this.notice(proposal);
    await this.send(proposal, notice, `move-proposed.${proposal.round}`, moveLetter(notice), async (transaction) => {
      const status = await moveProposals.told(transaction, proposal, this.clock.now());
      if (status === 'WITHDRAWN') await this.outbox.publish(transaction, BOOKING_QUEUES.moveWithdrawn, { tenantId, proposalId });
    });
  }

  async reminder(proposal: MoveProposal): Promise<void> {
    const notice = await this.notice(proposal);
    if (notice.proposed) await this.send(proposal, notice, `move-reminder.${proposal.round}`, moveReminder(notice, notice.proposed));
  }

  async withdrawn({ tenantId, proposalId }: MoveProposalEvent): Promise<void> {
    const proposal = await this.scope.read({ tenantId }, (reader) => moveProposals.byId(reader, tenantId, proposalId));
    if (proposal?.status !== 'WITHDRAWN') return;
    const notice = await this.notice(proposal);
    const { status, startsAt } = notice.appointment;
    // What has become of it since is told by letters of its own; what is over is no matter.
    if (status !== 'BOOKED' || startsAt.getTime() !== proposal.wasAt.getTime() || startsAt <= this.clock.now()) return;
    await this.send(proposal, notice, 'move-withdrawn', withdrawnLetter(notice));
  }

  private async notice(proposal: MoveProposal): Promise<MoveNotice> {
    const { tenantId, appointmentId, closureId } = proposal;
    const [row, { reason, isOfDesk }, municipality] = await Promise.all([
      this.scope.read({ tenantId }, (reader) => readAppointmentNotice(reader, tenantId, appointmentId)),
      this.scope.read({ tenantId }, (reader) => closureFacts(reader, tenantId, closureId)),
      this.municipalities.profileOf(tenantId),
    ]);
    if (!row) throw new Error('a proposal has lost its appointment');
    const wanted = row.personId === null ? undefined : await this.preferences.of(tenantId, row.personId);
    const language = wanted?.language ?? row.language;
    const facts = appointmentFacts({ ...row, language }, municipality, appointmentTokens(this.references, tenantId, row));
    const proposed = await this.scope.read({ tenantId }, (reader) => proposedIn(reader, proposal, language));
    return {
      appointment: appointmentNotice(facts, openCitizen(this.keys, row), municipality),
      isOfDesk,
      reason: inLanguage(reason, language),
      ...(proposed && { proposed }),
      answerUrl: portalPage(municipality, language, `/nuovo-orario/link/${this.links.tokenOf(proposal)}`),
    };
  }

  /** Who has no address is not written to. @param whenTaken what is written down together with the letter. */
  private async send(
    { tenantId, id }: MoveProposal,
    { appointment }: MoveNotice,
    kind: string,
    letter: Letter,
    whenTaken?: (transaction: Transaction) => Promise<void>,
  ): Promise<void> {
    const { municipality, office, citizenName, citizenAddress } = appointment;
    if (citizenAddress === '') return;
    const to = { name: citizenName ?? '', address: citizenAddress };
    const replyTo = { name: office.name, address: office.email };
    await this.post.sendOnce(tenantId, { municipality, to, replyTo, mailId: `${id}.${kind}`, letter }, whenTaken);
  }
}

async function proposedIn(
  reader: Reader,
  { tenantId, proposed }: MoveProposal,
  language: Language,
): Promise<MoveNotice['proposed'] | undefined> {
  if (!proposed) return undefined;
  const { name, timeZone, ...place } = await movePlace(reader, tenantId, proposed.officeId);
  const { startsAt, endsAt, answerUntil } = proposed;
  return { startsAt, endsAt, answerUntil, timeZone, office: { ...place, name: inLanguage(name, language) } };
}
