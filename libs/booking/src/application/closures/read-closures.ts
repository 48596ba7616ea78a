import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, inLanguage, isId } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { DataKeys } from '@casa/platform/crypto';
import { TenantScope, type Transaction } from '@casa/platform/database';
import { isShortNotice } from '../../domain/closures/answer-terms.js';
import { isSettled } from '../../domain/closures/move-status.js';
import { type AgendaDesk, agendaDesks, type AgendaOffice, agendaOffices } from '../../persistence/agenda/agenda-office.projection.js';
import { openCitizen } from '../../persistence/appointment.repository.js';
import { type AfterPerson, type AskedPerson, askedPeople } from '../../persistence/closures/asked-person.projection.js';
import { type AfterClosure, type ListedClosure, officeClosures } from '../../persistence/closures/office-closure.repository.js';
import type { ClosureManager } from './closure-manager.js';
import { type AnswerableStart, EqualStartSearch } from './equal-start-search.js';

export type { ListedClosure } from '../../persistence/closures/office-closure.repository.js';

const ALTERNATIVES = 8;

/** What somebody may close. */
export interface ClosablePlaces {
  readonly wholeMunicipality: boolean;
  readonly offices: readonly { readonly office: AgendaOffice; readonly desks: readonly AgendaDesk[] }[];
}

/** Somebody a closure hit, by name. */
export interface NamedPerson extends Omit<AskedPerson, 'citizenSealed'> {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly telephone: string | null;
  /** Whether a message alone does not reach them, or did not, or not in time. */
  readonly isToCall: boolean;
}

/** The closures that people decided, for those who decide on them. Whose name is read reads of it in their own log. */
@Injectable()
export class ReadClosures {
  constructor(
    private readonly scope: TenantScope,
    private readonly keys: DataKeys,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  places({ tenantId, allowedAt }: ClosureManager): Promise<ClosablePlaces> {
    return this.scope.read({ tenantId }, async (reader) => {
      const offices = (await agendaOffices(reader, tenantId)).filter(({ id }) => allowedAt('close', id) !== undefined);
      const withDesks = await Promise.all(
        offices.map(async (office) => ({ office, desks: await agendaDesks(reader, tenantId, office.id) })),
      );
      return { wholeMunicipality: allowedAt('close', null) !== undefined, offices: withDesks };
    });
  }

  /** By their ids, in the caller's language; for what is proposed elsewhere too. */
  officeNames({ tenantId, language }: ClosureManager): Promise<ReadonlyMap<string, string>> {
    return this.scope.read({ tenantId }, async (reader) => {
      const offices = await agendaOffices(reader, tenantId);
      return new Map(offices.map(({ id, name }) => [id, inLanguage(name, language)]));
    });
  }

  page(
    { tenantId, seenAmong }: ClosureManager,
    isPast: boolean,
    after: AfterClosure | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly ListedClosure[]; readonly count: number }> {
    return this.scope.read({ tenantId }, async (reader) => {
      const offices = seenAmong((await agendaOffices(reader, tenantId)).map(({ id }) => id));
      return officeClosures.page(reader, tenantId, { offices, isPast }, this.clock.now(), after, limit);
    });
  }

  /** @returns undefined for one that is not the manager's. */
  async one({ tenantId, allowedAt }: ClosureManager, id: string): Promise<ListedClosure | undefined> {
    if (!isId(id)) return undefined;
    const closure = await this.scope.read({ tenantId }, (reader) => officeClosures.listed(reader, tenantId, id));
    return closure && allowedAt('read', closure.officeId) !== undefined ? closure : undefined;
  }

  /** @param limit one more than a page, to know whether there are more: the last is not read of. */
  people(
    manager: ClosureManager,
    { id, officeId }: Pick<ListedClosure, 'id' | 'officeId'>,
    after: AfterPerson | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly NamedPerson[]; readonly count: number }> {
    const { tenantId } = manager;
    const allowedBy = manager.allowedAt('read', officeId);
    if (allowedBy === undefined) throw new Error('a closure is read by somebody whose it is not');
    return this.scope.run({ tenantId }, async (transaction) => {
      const { rows, count } = await askedPeople.page(transaction, tenantId, id, after, limit);
      const named = rows.map((row, place) => this.named(transaction, manager, row, place < limit - 1 ? allowedBy : undefined));
      return { rows: named, count };
    });
  }

  /** One of them, and the free times they can choose from. @returns undefined for one that is not the manager's. */
  async person(
    manager: ClosureManager,
    id: string,
  ): Promise<{ readonly person: NamedPerson; readonly starts: readonly AnswerableStart[] } | undefined> {
    const { tenantId, allowedAt } = manager;
    if (!isId(id)) return undefined;
    return this.scope.run({ tenantId }, async (transaction) => {
      const row = await askedPeople.one(transaction, tenantId, id);
      const allowedBy = row && allowedAt('answer', row.officeId);
      if (!row || allowedBy === undefined) return undefined;
      const search = new EqualStartSearch(transaction, manager, this.clock.now());
      const starts = isSettled(row.status) ? [] : await search.nearest({ ...row, startsAt: row.wasAt }, ALTERNATIVES);
      return { person: this.named(transaction, manager, row, allowedBy), starts };
    });
  }

  /** @param allowedBy what lets the manager read it; undefined: nobody reads it. */
  private named(transaction: Transaction, manager: ClosureManager, row: AskedPerson, allowedBy: string | undefined): NamedPerson {
    const { citizenSealed, ...person } = row;
    const { givenName, familyName, email, telephone } = openCitizen(this.keys, { id: row.appointmentId, citizenSealed });
    if (allowedBy !== undefined) this.record(transaction, manager, row, allowedBy);
    const isUnreached = row.status === 'NOTHING_FREE' || row.status === 'UNANSWERED';
    const isShort = isShortNotice(this.clock.now().getTime(), row.wasAt, row.timeZone);
    const isToCall = !isSettled(row.status) && (email === '' || isUnreached || isShort);
    return { ...person, givenName, familyName, email, telephone: telephone ?? null, isToCall };
  }

  private record(transaction: Transaction, { tenantId, personId: actorId }: ClosureManager, row: AskedPerson, allowedBy: string): void {
    const { appointmentId: subjectId, personId } = row;
    const entry = { action: 'read', subject: 'Appointment', subjectId, actorId, allowedBy };
    this.audit.record(transaction, tenantId, { ...entry, ...(personId && { personId }) });
  }
}
