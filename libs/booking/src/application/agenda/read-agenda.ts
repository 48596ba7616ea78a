import { Inject, Injectable } from '@nestjs/common';
import type { OfficeId } from '@casa/contracts';
import { type Clock, CLOCK, isId } from '@casa/kernel';
import { TenantScope } from '@casa/platform/database';
import { holidaysBetween } from '../../domain/holidays.js';
import { addDays, localDay, startOfDay } from '../../domain/zoned-time.js';
import { type AgendaEntry, agendaEntries } from '../../persistence/agenda/agenda-entry.projection.js';
import {
  type AgendaBlock,
  agendaBlocks,
  type AgendaDesk,
  agendaDesks,
  type AgendaOffice,
  agendaOffice,
  agendaOffices,
} from '../../persistence/agenda/agenda-office.projection.js';
import type { AgendaOperator } from './agenda-operator.js';
import { seatedToday } from './seated-today.js';

export type { AgendaBlock, AgendaDesk, AgendaEntry, AgendaOffice };

/** Some days of an office. */
export interface Agenda {
  readonly office: AgendaOffice;
  readonly days: readonly { readonly date: string; readonly holiday?: string }[];
  readonly desks: readonly AgendaDesk[];
  readonly entries: readonly AgendaEntry[];
  readonly blocks: readonly AgendaBlock[];
  readonly now: Date;
}

/** What is to be done at an office, and where somebody may work. */
@Injectable()
export class ReadAgenda {
  constructor(
    private readonly scope: TenantScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The offices whose agenda the operator may read, in the municipality's order. */
  async offices({ tenantId, allowedAt }: AgendaOperator): Promise<AgendaOffice[]> {
    const offices = await this.scope.read({ tenantId }, (reader) => agendaOffices(reader, tenantId));
    return offices.filter(({ id, isVirtual }) => allowedAt('read', id, isVirtual) !== undefined);
  }

  /** @param from first day, YYYY-MM-DD; today when absent. @returns undefined for an office that is not the operator's. */
  async execute(operator: AgendaOperator, officeId: string, from: string | undefined, days: number): Promise<Agenda | undefined> {
    const { tenantId, allowedAt, patronSaint, language } = operator;
    if (!isId(officeId)) return undefined;
    const now = this.clock.now();
    const read = await this.scope.read({ tenantId }, async (reader) => {
      const office = await agendaOffice(reader, tenantId, officeId as OfficeId);
      if (!office || allowedAt('read', office.id, office.isVirtual) === undefined) return undefined;
      const { id, timeZone } = office;
      const first = from ?? localDay(now.getTime(), timeZone);
      const [begin, end] = [first, addDays(first, days)].map((day) => new Date(startOfDay(day, timeZone))) as [Date, Date];
      const isShown = ({ isVirtual }: AgendaDesk | AgendaEntry) => allowedAt('read', id, isVirtual) !== undefined;
      const [all, entries, blocks] = await Promise.all([
        agendaDesks(reader, tenantId, id),
        agendaEntries.between(reader, tenantId, id, begin, end),
        agendaBlocks(reader, tenantId, id, begin, end),
      ]);
      const desks = all.filter(isShown).map((desk) => seatedToday(desk, now, timeZone));
      const isOfThese = ({ deskId }: AgendaBlock) => deskId === null || desks.some((desk) => desk.id === deskId);
      return { office, first, desks, entries: entries.filter(isShown), blocks: blocks.filter(isOfThese) };
    });
    if (!read) return undefined;
    const { first, ...agenda } = read;
    const holidays = holidaysBetween(patronSaint, first, addDays(first, days - 1), language);
    return {
      ...agenda,
      now,
      days: Array.from({ length: days }, (_, place) => {
        const date = addDays(first, place);
        const holiday = holidays.get(date);
        return { date, ...(holiday !== undefined && { holiday }) };
      }),
    };
  }
}
