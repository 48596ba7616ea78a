import { Inject, Injectable } from '@nestjs/common';
import { type PersonId, TENANT_INDEX, type TenantId, type TenantIndex, type WaitingOfferId } from '@casa/contracts';
import { type Clock, CLOCK, type Language } from '@casa/kernel';
import { type Acting, AuditTrail, type CallerSession, isOver } from '@casa/platform/authz';
import { SealedReferences } from '@casa/platform/crypto';
import { type Reader, TenantScope } from '@casa/platform/database';
import { isOnTheList, type WaitingState } from '../../domain/waiting-list/waiting-state.js';
import { waitingEntries, type WaitingEntry } from '../../persistence/waiting-list/waiting-entry.repository.js';
import { waitingPlaces } from '../../persistence/waiting-list/waiting-place.projection.js';
import { waitingStates, type WaitingStanding } from '../../persistence/waiting-list/waiting-state.repository.js';
import type { BookingCaller } from '../booking-caller.js';
import { WaitingEntryBehindLink } from './waiting-entry-behind-link.js';
import { OFFER_LINK, OFFER_VERSION, WAITING_LINK } from './waiting-references.js';

/** An entry as its person sees it. */
export interface WaitingEntryView {
  readonly entry: WaitingEntry;
  readonly state: WaitingState;
  /** Of those who wait for the same in its own municipality, 1 for the first; undefined when it is off the list. */
  readonly place?: number;
  /** Page of the offer that is to be answered, in whichever municipality. */
  readonly offerUrl?: string;
  /** Of the entry's link. */
  readonly token: string;
}

/** One of several that somebody sees in their personal area. */
export interface OwnWaitingEntryView extends WaitingEntryView {
  /** Whether its link is for who asks: a link outlives a delegation, so whoever acts has those alone that they entered. */
  readonly mayManage: boolean;
}

type Session = Pick<CallerSession, 'personId' | 'acting'>;

/** Entries as their persons see them: by their link, or all of whoever is logged in. */
@Injectable()
export class ViewWaitingEntry {
  constructor(
    private readonly scope: TenantScope,
    private readonly entries: WaitingEntryBehindLink,
    private readonly references: SealedReferences,
    private readonly audit: AuditTrail,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  byLink(caller: BookingCaller, token: string): Promise<WaitingEntryView | undefined> {
    return this.scope.read({ tenantId: caller.tenantId }, async (reader) => {
      const entry = await this.entries.find(reader, caller, token);
      return entry && this.of(reader, entry, caller.language);
    });
  }

  /**
   * Those on a list, in every municipality, the latest first. While somebody acts for another, that person's in this municipality alone, who
   * reads that they were looked at; once the delegation is over, none.
   */
  async own(tenantId: TenantId, session: Session, language: Language): Promise<OwnWaitingEntryView[]> {
    const { acting, personId } = session;
    const views = acting
      ? await this.ofRepresented(tenantId, session, acting, language)
      : await this.ofPerson(tenantId, personId, language);
    return views
      .filter(({ state }) => isOnTheList(state))
      .map((view) => ({ ...view, mayManage: !acting || view.entry.actedBy === personId }));
  }

  /** Where each stands is known where it lives: that municipality is entered for it. */
  private async ofPerson(tenantId: TenantId, personId: PersonId, language: Language): Promise<WaitingEntryView[]> {
    const all = await this.scope.read({ tenantId, personId }, (reader) => waitingEntries.ofPerson(reader, personId));
    const homes = [...Map.groupBy(all, (entry) => entry.tenantId)];
    const views = await Promise.all(
      homes.map(([home, entries]) =>
        this.scope.read({ tenantId: home, personId }, (reader) => Promise.all(entries.map((entry) => this.of(reader, entry, language)))),
      ),
    );
    return views.flat().sort((one, other) => other.entry.enteredAt.getTime() - one.entry.enteredAt.getTime());
  }

  private async ofRepresented(
    tenantId: TenantId,
    { personId: actorId }: Session,
    acting: Acting,
    language: Language,
  ): Promise<WaitingEntryView[]> {
    if (isOver(acting, this.clock.now())) return [];
    const { representedId: personId, delegationId } = acting;
    return this.scope.run({ tenantId }, async (transaction) => {
      const entries = await waitingEntries.ofRepresented(transaction, tenantId, personId);
      const views = await Promise.all(entries.map((entry) => this.of(transaction, entry, language)));
      const entry = { action: 'read', subject: 'WaitingEntry', subjectId: personId, actorId, delegationId, personId };
      if (views.length > 0) this.audit.record(transaction, tenantId, { ...entry, allowedBy: 'delegation' });
      return views;
    });
  }

  /** @param reader of the entry's own municipality. */
  private async of(reader: Reader, entry: WaitingEntry, language: Language): Promise<WaitingEntryView> {
    const { tenantId, id, linkVersion } = entry;
    const [standing, place] = await Promise.all([waitingStates.read(reader, id), waitingPlaces.of(reader, tenantId, id)]);
    if (!standing) throw new Error('an entry has lost its state');
    const offerUrl = this.offerUrl(standing, language);
    return {
      entry,
      state: standing.state,
      ...(isOnTheList(standing.state) && { place }),
      ...(offerUrl !== undefined && { offerUrl }),
      token: this.references.make(WAITING_LINK, tenantId, id, linkVersion),
    };
  }

  private offerUrl({ offerTenantId, offerId }: WaitingStanding, language: Language): string | undefined {
    const origin = offerTenantId === null ? undefined : this.tenants.originOf(offerTenantId);
    if (origin === undefined || offerTenantId === null || offerId === null) return undefined;
    return `${origin}${language === 'it' ? '' : `/${language}`}/lista-attesa/offerta/${this.offerToken(offerTenantId, offerId)}`;
  }

  private offerToken(tenantId: TenantId, offerId: WaitingOfferId): string {
    return this.references.make(OFFER_LINK, tenantId, offerId, OFFER_VERSION);
  }
}
