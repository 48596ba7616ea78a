import { Inject, Injectable } from '@nestjs/common';
import {
  LETTER_PREFERENCES,
  type LetterPreferences,
  MUNICIPALITY_PROFILES,
  type MunicipalityProfiles,
  type PersonLetterPreferences,
  type VisitOverEvent,
} from '@casa/contracts';
import { type Clock, CLOCK, inLanguage } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { LetterPost, personalName, portalPage } from '@casa/platform/mail';
import { lastRatingDay } from '../../../domain/ratings/visit.js';
import { localDay } from '../../../domain/zoned-time.js';
import { type AppointmentNoticeRow, readAppointmentNotice } from '../../../persistence/appointment-notice.projection.js';
import { openCitizen } from '../../../persistence/appointment.repository.js';
import { type Visit, visitById } from '../../../persistence/ratings/visit.projection.js';
import { RATING_LINK } from '../rating-references.js';
import { ratingLetter } from './rating-letter.js';

/**
 * Asks who was served how it went, once and never again. Measuring what users think is a task of the administration (CAD, art. 7; d.lgs. 150/2009,
 * art. 19-bis): a task in the public interest (GDPR, art. 6.1.e). Whoever logs in has been told that this is asked only of who agrees (art. 6.1.a), and
 * that promise holds for them; who booked without login was told of messages about the appointment, and this is the last of those.
 */
@Injectable()
export class SendRatingLetter {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(LETTER_PREFERENCES) private readonly preferences: PersonLetterPreferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tenantId, appointmentId }: VisitOverEvent): Promise<void> {
    const [row, visit] = await this.scope.read({ tenantId }, (reader) =>
      Promise.all([readAppointmentNotice(reader, tenantId, appointmentId), visitById(reader, tenantId, appointmentId)]),
    );
    if (!row || !visit?.isServed || localDay(this.clock.now().getTime(), visit.timeZone) > lastRatingDay(visit.day)) return;
    const wanted = row.personId === null ? undefined : await this.preferences.of(tenantId, row.personId);
    if (wanted?.surveys !== false) await this.send(tenantId, row, visit, wanted);
  }

  private async send(
    tenantId: VisitOverEvent['tenantId'],
    row: AppointmentNoticeRow,
    visit: Visit,
    wanted: LetterPreferences | undefined,
  ): Promise<void> {
    const { givenName, familyName, email } = openCitizen(this.keys, row);
    if (email === '') return;
    const municipality = await this.municipalities.profileOf(tenantId);
    const language = wanted?.language ?? row.language;
    const citizenName = personalName(`${givenName} ${familyName}`);
    const officeName = inLanguage(row.officeName, language);
    const token = this.references.make(RATING_LINK, tenantId, visit.id, visit.linkVersion);
    const letter = ratingLetter({
      ...{ municipality, language, officeName, serviceName: inLanguage(row.serviceName, language) },
      ...(citizenName !== undefined && { citizenName }),
      ...{ day: visit.day, lastDay: lastRatingDay(visit.day), agreed: wanted !== undefined },
      ratingUrl: portalPage(municipality, language, `/com-e-andata/link/${token}`),
    });
    const to = { name: citizenName ?? '', address: email };
    const replyTo = { name: officeName, address: row.email };
    await this.post.sendOnce(tenantId, { municipality, to, replyTo, mailId: `${visit.id}.rating`, letter });
  }
}
