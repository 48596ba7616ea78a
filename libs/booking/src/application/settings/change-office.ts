import { Inject, Injectable } from '@nestjs/common';
import type { DeskId, ServiceId } from '@casa/contracts';
import { type Clock, CLOCK, isId, newId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import { GUARD_MS, inPieces } from '../../domain/agenda/block.js';
import { holidaysBetween } from '../../domain/holidays.js';
import {
  type ClosedTime,
  type ExceptionChange,
  isAboutWhatIsThere,
  type OfficeChange,
  problemsOfOfficeChange,
} from '../../domain/settings/office-settings.js';
import { freeName } from '../../domain/settings/service-settings.js';
import { addDays, localDay, startOfDay } from '../../domain/zoned-time.js';
import { deskBlocks } from '../../persistence/agenda/desk-block.repository.js';
import { announceAgenda, deskShifts, lockDesk, lockSeats } from '../../persistence/agenda/desk-shift.repository.js';
import { officeClosures } from '../../persistence/closures/office-closure.repository.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { guardClosedParts } from '../../persistence/settings/exception-guard.repository.js';
import { type ManagedOffice, officeSettings } from '../../persistence/settings/office-settings.repository.js';
import { serviceSettings, type ManagedService } from '../../persistence/settings/service-settings.repository.js';
import { announceTenantChange } from '../../persistence/settings/tenant-change.js';
import { type UncoveredAppointment, uncoveredAppointments } from '../../persistence/settings/settings-hits.projection.js';
import { FreedTime } from '../waiting-list/freed-time.js';
import { type MeasuredOffice, measureWeek } from './measure-week.js';
import type { SettingsManager } from './settings-manager.js';
import {
  newlyUncovered,
  type SettingsObstacle,
  type SettingsOutcome,
  type SettingsPreview,
  type SettingsRefusal,
  type SettingsRequest,
  sideBySide,
  weekToMeasure,
} from './settings-preview.js';
import { versionOfOffice } from './settings-version.js';

/** As far ahead as anything may be booked. */
const HORIZON_DAYS = 366;
const DAY_MS = 86_400_000;

type Outcome = Result<SettingsOutcome, SettingsRefusal>;

/** A change under way: in whose name, of what, and when. */
interface UnderWay {
  readonly manager: SettingsManager;
  readonly office: ManagedOffice;
  readonly change: OfficeChange;
  readonly services: readonly ManagedService[];
  readonly now: Date;
}

/**
 * Changes when and where an office receives, and for what. A preview is the change itself, made and measured in a transaction that is undone: what
 * it shows is what citizens will find. Appointments that a new week or a desk with fewer services no longer covers are kept where they are, and
 * listed; what would close a day or a desk over somebody's head is refused.
 */
@Injectable()
export class ChangeOffice {
  constructor(
    private readonly scope: TenantScope,
    private readonly freed: FreedTime,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(manager: SettingsManager, officeId: string, change: OfficeChange, request: SettingsRequest): Promise<Outcome> {
    const { tenantId } = manager;
    if (!isId(officeId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const found = await officeSettings.byId(transaction, tenantId, officeId, now);
      if (!found || manager.allowedAt(found.id) === undefined) return refused({ code: 'NOT_FOUND' });
      await officeSettings.lock(transaction, tenantId, found.id);
      const [office = found, services] = await Promise.all([
        officeSettings.byId(transaction, tenantId, officeId, now),
        serviceSettings.all(transaction, tenantId),
      ]);
      if (!isAboutWhatIsThere(change, office.settings)) return refused({ code: 'NOT_FOUND' });
      const today = localDay(now.getTime(), office.timeZone);
      const problems = problemsOfOfficeChange(
        change,
        office.settings,
        services.map(({ id }) => id),
        today,
      );
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const underWay: UnderWay = { manager, office, change, services, now };
      if (request.isPreview) throw new Abandon<Outcome>(ok({ preview: await this.preview(transaction, underWay, request) }));
      const version = versionOfOffice(office.settings);
      if (request.version !== version) return refused({ code: 'CHANGED_MEANWHILE', version });
      return this.save(transaction, underWay);
    });
  }

  private async preview(transaction: Transaction, underWay: UnderWay, { week }: SettingsRequest): Promise<SettingsPreview> {
    const { manager, office, now } = underWay;
    const firstDay = weekToMeasure(week, now, office.timeZone);
    const before = await measureWeek(transaction, manager, measured(office, underWay.services), firstDay, now);
    const { kept, obstacle } = await this.make(transaction, underWay);
    const changed = await officeSettings.byId(transaction, manager.tenantId, office.id, now);
    const after = await measureWeek(transaction, manager, measured(changed ?? office, underWay.services), firstDay, now);
    return {
      version: versionOfOffice(office.settings),
      firstDay,
      ...sideBySide(before, after, firstDay, office.timeZone),
      kept,
      ...(obstacle && { obstacle }),
    };
  }

  private async save(transaction: Transaction, underWay: UnderWay): Promise<Outcome> {
    const { manager, office, now } = underWay;
    const { tenantId, personId: actorId } = manager;
    const { kept, obstacle } = await this.make(transaction, underWay);
    if (obstacle) throw new Abandon<Outcome>(refused({ code: 'BOOKINGS_INSIDE', obstacle }));
    await this.tellReopened(transaction, underWay);
    officeSettings.mark(transaction, tenantId, office.id, actorId, now);
    freeTimeChanges.ofOffice(transaction, tenantId, office.id, now);
    announceAgenda(transaction, tenantId, office.id);
    announceTenantChange(transaction, tenantId);
    const saved = await officeSettings.byId(transaction, tenantId, office.id, now);
    const allowedBy = manager.allowedAt(office.id) ?? '';
    this.audit.record(transaction, tenantId, { action: 'configure', subject: 'Office', subjectId: office.id, actorId, allowedBy });
    return ok({ saved: { version: versionOfOffice((saved ?? office).settings), kept } });
  }

  /** Writes the change, and says whom it leaves uncovered: those it keeps, apart from those that stand in its way. */
  private async make(
    transaction: Transaction,
    underWay: UnderWay,
  ): Promise<{ readonly kept: readonly UncoveredAppointment[]; readonly obstacle: SettingsObstacle | undefined }> {
    const { manager, office, change, now } = underWay;
    const { tenantId } = manager;
    if (change.closedDesks.length > 0) await lockSeats(transaction, tenantId);
    const today = localDay(now.getTime(), office.timeZone);
    const holidays = [...holidaysBetween(manager.patronSaint, today, addDays(today, HORIZON_DAYS), manager.language).keys()];
    const uncovered = () => uncoveredAppointments(transaction, tenantId, office.id, holidays, now);
    const before = await uncovered();
    await this.write(transaction, underWay);
    const isFree = await this.guard(transaction, underWay, holidays);
    const after = await uncovered();
    const fresh = new Set(newlyUncovered(before, after));
    const isInTheWay = (hit: UncoveredAppointment) => hit.reason === 'DESK_CLOSED' || isOfExceptions(hit, change);
    const inTheWay = after.filter((hit) => isInTheWay(hit) && (fresh.has(hit) || isOfExceptions(hit, change)));
    const kept = after.filter((hit) => fresh.has(hit) && !isInTheWay(hit));
    const hasObstacle = inTheWay.length > 0 || !isFree;
    return { kept, obstacle: hasObstacle ? { appointments: inTheWay, isHeld: inTheWay.length === 0 } : undefined };
  }

  private async write(transaction: Transaction, { manager, office, change, now }: UnderWay): Promise<void> {
    const { tenantId } = manager;
    const { id: officeId } = office;
    const placeOf = (deskId: string | undefined) => ({ officeId, deskId: deskId === undefined ? null : (deskId as DeskId) });
    if (change.hours) officeSettings.putHours(transaction, tenantId, placeOf(undefined), change.hours);
    for (const { deskId, hours } of change.deskHours) officeSettings.putHours(transaction, tenantId, placeOf(deskId), hours);
    const slugs = change.desks.some(({ deskId }) => deskId === undefined)
      ? await officeSettings.deskSlugs(transaction, tenantId, officeId)
      : new Set<string>();
    for (const desk of change.desks) {
      if (desk.deskId !== undefined) {
        officeSettings.changeDesk(transaction, tenantId, desk.deskId as DeskId, desk);
        continue;
      }
      const slug = freeName(desk.name, slugs);
      slugs.add(slug);
      officeSettings.addDesk(transaction, tenantId, officeId, newId<'Desk'>(), slug, desk);
    }
    for (const deskId of change.closedDesks) {
      officeSettings.retireDesk(transaction, tenantId, deskId as DeskId, now);
      deskShifts.clear(transaction, tenantId, deskId as DeskId, now);
    }
    for (const exception of change.exceptions) this.writeException(transaction, { manager, office, now }, exception);
    for (const { deskId, day } of change.ordinaryDays) officeSettings.putSpecialDay(transaction, tenantId, placeOf(deskId), day, []);
    for (const closureId of change.reopened) officeSettings.reopen(transaction, tenantId, closureId);
  }

  /** A day that is closed is a closure as those that are decided over appointments: it is seen and ended among them. */
  private writeException(
    transaction: Transaction,
    { manager, office, now }: Pick<UnderWay, 'manager' | 'office' | 'now'>,
    { deskId: its, day, hours, reason }: ExceptionChange,
  ): void {
    const { tenantId, personId: createdBy } = manager;
    const deskId = its === undefined ? null : (its as DeskId);
    officeSettings.putSpecialDay(transaction, tenantId, { officeId: office.id, deskId }, day, hours);
    if (hours.length > 0 || !reason) return;
    const startsAt = new Date(startOfDay(day, office.timeZone));
    const endsAt = new Date(startOfDay(addDays(day, 1), office.timeZone));
    // Saved once more it is closed already.
    const isSame = (one: ClosedTime) =>
      !one.isFolders &&
      one.officeId === office.id &&
      one.deskId === deskId &&
      one.startsAt === startsAt.getTime() &&
      one.endsAt === endsAt.getTime();
    if (office.settings.closures.some(isSame)) return;
    const id = newId<'Closure'>();
    const closure = { id, officeId: office.id, deskId, startsAt, endsAt, reason, createdBy, createdAt: now, endedAt: null };
    officeClosures.add(transaction, tenantId, closure);
  }

  /** Whoever waits for such a time is looked for first; what the change closes is claimed by now. */
  private async tellReopened(
    transaction: Transaction,
    { manager: { tenantId }, office: { settings }, change }: Pick<UnderWay, 'manager' | 'office' | 'change'>,
  ): Promise<void> {
    for (const closure of settings.closures.filter(({ id }) => change.reopened.includes(id))) {
      const stretch = { startsAt: new Date(closure.startsAt), endsAt: new Date(closure.endsAt) };
      const desks = settings.desks.filter(({ id }) => closure.deskId === null || closure.deskId === id);
      for (const { id: deskId } of desks) {
        for (const piece of inPieces(stretch)) await this.freed.tell(transaction, { tenantId, deskId, ...piece });
      }
    }
  }

  /**
   * Claims for a moment what the change closes over everybody's head, days, and desks for good: nobody books there this very instant.
   * @returns false when some of it is somebody's.
   */
  private async guard(transaction: Transaction, { manager, office, change, now }: UnderWay, holidays: readonly string[]): Promise<boolean> {
    const { tenantId } = manager;
    const until = new Date(now.getTime() + GUARD_MS);
    let isFree = true;
    for (const { deskId, day } of [...change.exceptions, ...change.ordinaryDays]) {
      const place = { officeId: office.id, deskId: deskId === undefined ? null : (deskId as DeskId) };
      const guarded = { ...place, day, isHoliday: holidays.includes(day) };
      isFree = (await guardClosedParts(transaction, tenantId, guarded, until)) && isFree;
    }
    for (const id of change.closedDesks) {
      const deskId = id as DeskId;
      await lockDesk(transaction, deskId);
      const whole = { deskId, startsAt: now, endsAt: new Date(now.getTime() + HORIZON_DAYS * DAY_MS) };
      const pieces = inPieces(whole).map((piece) => ({ ...piece, id: newId() }));
      isFree = (await deskBlocks.guard(transaction, tenantId, whole, pieces, until, now)) && isFree;
    }
    return isFree;
  }
}

/** What the exceptions of a change leave uncovered that day. */
function isOfExceptions({ deskId, day }: UncoveredAppointment, { exceptions, ordinaryDays }: OfficeChange): boolean {
  return [...exceptions, ...ordinaryDays].some((one) => one.day === day && (one.deskId === undefined || one.deskId === deskId));
}

/** Everything that is given at the office, before or after. */
function measured({ id, name, timeZone, settings }: ManagedOffice, services: readonly ManagedService[]): MeasuredOffice {
  const given = new Set<ServiceId>(settings.desks.flatMap((desk) => desk.services));
  return { officeId: id, name, timeZone, desks: settings.desks, services: services.filter((service) => given.has(service.id)) };
}
