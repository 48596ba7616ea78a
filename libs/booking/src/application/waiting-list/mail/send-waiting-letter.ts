import { Inject, Injectable } from '@nestjs/common';
import {
  LETTER_PREFERENCES,
  MUNICIPALITY_PROFILES,
  type MunicipalityProfile,
  type MunicipalityProfiles,
  type PersonLetterPreferences,
  type TenantId,
  type WaitingEntryId,
} from '@casa/contracts';
import { type Clock, CLOCK, inLanguage } from '@casa/kernel';
import { DataKeys, SealedReferences } from '@casa/platform/crypto';
import { TenantScope } from '@casa/platform/database';
import { type AddressedLetter, type Letter, LetterPost, type Mailbox, personalName, portalPage } from '@casa/platform/mail';
import { isOnTheList } from '../../../domain/waiting-list/waiting-state.js';
import {
  openWaitingCitizen,
  type WaitingCitizen,
  waitingEntries,
  type WaitingEntry,
} from '../../../persistence/waiting-list/waiting-entry.repository.js';
import { officeNames, offeredPlace } from '../../../persistence/waiting-list/waiting-notice.projection.js';
import { type WaitingOffer, waitingOffers } from '../../../persistence/waiting-list/waiting-offer.repository.js';
import { waitingStates } from '../../../persistence/waiting-list/waiting-state.repository.js';
import { OFFER_LINK, OFFER_VERSION, WAITING_LINK } from '../waiting-references.js';
import { endedLetter, joinedLetter, lapsedLetter, offerLetter } from './waiting-letter.js';
import type { OfferNotice, WaitingNotice } from './waiting-notice.js';

/** An entry with its person, as long as it is not over. */
interface Addressed {
  readonly entry: WaitingEntry;
  readonly citizen: WaitingCitizen;
  readonly notice: WaitingNotice;
}

/** Writes to people on the list, in the name of the municipality they entered it at and as they want to be written to, each letter once. */
@Injectable()
export class SendWaitingLetter {
  constructor(
    private readonly scope: TenantScope,
    private readonly post: LetterPost,
    private readonly keys: DataKeys,
    private readonly references: SealedReferences,
    @Inject(MUNICIPALITY_PROFILES) private readonly municipalities: MunicipalityProfiles,
    @Inject(LETTER_PREFERENCES) private readonly preferences: PersonLetterPreferences,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async joined(tenantId: TenantId, entryId: WaitingEntryId): Promise<void> {
    const addressed = await this.addressed(tenantId, entryId);
    if (addressed) await this.send(addressed, `${entryId}.waiting-joined`, joinedLetter(addressed.notice));
  }

  /** @param unanswered offers in a row that were not answered. */
  async ended(tenantId: TenantId, entryId: WaitingEntryId, unanswered: number): Promise<void> {
    const addressed = await this.addressed(tenantId, entryId);
    if (addressed) await this.send(addressed, `${entryId}.waiting-ended`, endedLetter(addressed.notice, unanswered));
  }

  /** Nothing is worth saying of an offer that is closed or can be answered no more. */
  async offer(offer: WaitingOffer): Promise<void> {
    if (offer.status !== 'OPEN' || offer.answerUntil <= this.clock.now()) return;
    const addressed = await this.addressed(offer.homeTenantId, offer.entryId);
    if (!addressed) return;
    const notice = await this.offerNotice(offer, addressed.notice);
    await this.send(addressed, `${offer.id}.waiting-offer`, offerLetter(notice), officeOf(notice));
    // In the municipality of the offer: it cannot lapse before. Repeated when the process died in between.
    await this.scope.run({ tenantId: offer.tenantId }, async (transaction) => {
      waitingOffers.told(transaction, offer, this.clock.now());
    });
  }

  /** Whoever is off the list by it is written to of that alone. */
  async lapsed(offer: WaitingOffer): Promise<void> {
    const { tenantId, entryId } = offer;
    const standing = await this.scope.read({ tenantId }, (reader) => waitingStates.read(reader, entryId));
    const addressed = standing && isOnTheList(standing.state) && (await this.addressed(offer.homeTenantId, entryId));
    if (!addressed) return;
    const notice = await this.offerNotice(offer, addressed.notice);
    await this.send(addressed, `${offer.id}.waiting-offer-lapsed`, lapsedLetter(notice), officeOf(notice));
  }

  private async addressed(tenantId: TenantId, entryId: WaitingEntryId): Promise<Addressed | undefined> {
    const [found, municipality] = await Promise.all([
      this.scope.read({ tenantId }, async (reader) => {
        const entry = await waitingEntries.byId(reader, tenantId, entryId);
        return entry && { entry, names: await officeNames(reader, tenantId, entry.officeIds) };
      }),
      this.municipalities.profileOf(tenantId),
    ]);
    const citizen = found && openWaitingCitizen(this.keys, found.entry);
    if (!citizen) return undefined;
    const { personId, title, channel, times, nearKm, linkVersion } = found.entry;
    const wanted = personId === null ? undefined : await this.preferences.of(tenantId, personId);
    const language = wanted?.language ?? found.entry.language;
    const citizenName = personalName(`${citizen.givenName} ${citizen.familyName}`);
    const token = this.references.make(WAITING_LINK, tenantId, entryId, linkVersion);
    const notice: WaitingNotice = {
      ...{ municipality, language, channel, times, nearKm, serviceName: inLanguage(title, language) },
      ...(citizenName !== undefined && { citizenName }),
      officeNames: found.names.map((name) => inLanguage(name, language)),
      entryUrl: portalPage(municipality, language, `/lista-attesa/link/${token}`),
    };
    return { entry: found.entry, citizen, notice };
  }

  private async offerNotice(offer: WaitingOffer, notice: WaitingNotice): Promise<OfferNotice> {
    const { tenantId, homeTenantId, startsAt, endsAt, answerUntil, channel } = offer;
    const { language } = notice;
    const [place, there] = await Promise.all([
      this.scope.read({ tenantId }, (reader) => offeredPlace(reader, offer)),
      tenantId === homeTenantId ? notice.municipality : this.municipalities.profileOf(tenantId),
    ]);
    const { timeZone, street, postalCode, city, telephone, email } = place;
    const token = this.references.make(OFFER_LINK, tenantId, offer.id, OFFER_VERSION);
    return {
      ...notice,
      ...{ startsAt, endsAt, answerUntil, channel, timeZone, serviceName: inLanguage(place.serviceName, language) },
      ...(tenantId !== homeTenantId && { otherMunicipality: there.officialName }),
      office: { name: inLanguage(place.officeName, language), street, postalCode, city, telephone, email },
      offerUrl: portalPage(there, language, `/lista-attesa/offerta/${token}`),
    };
  }

  private send(
    { entry, citizen, notice }: Addressed,
    mailId: string,
    letter: Letter,
    replyTo: Mailbox = ownMailbox(notice.municipality),
  ): Promise<void> {
    const to = { name: notice.citizenName ?? '', address: citizen.email };
    const addressed: AddressedLetter = { municipality: notice.municipality, to, replyTo, mailId, letter };
    return this.post.sendOnce(entry.tenantId, addressed);
  }
}

function ownMailbox({ officialName, email }: MunicipalityProfile): Mailbox {
  return { name: officialName, address: email };
}

function officeOf({ office }: OfferNotice): Mailbox {
  return { name: office.name, address: office.email };
}
