import { Inject, Injectable } from '@nestjs/common';
import { type Clock, CLOCK, isId, ok, refused, type Result } from '@casa/kernel';
import { AuditTrail } from '@casa/platform/authz';
import { Abandon, TenantScope, type Transaction } from '@casa/platform/database';
import { holidaysBetween } from '../../domain/holidays.js';
import { codedQuestions, problemsOfServiceChange, type ServiceChange } from '../../domain/settings/service-settings.js';
import { addDays, localDay } from '../../domain/zoned-time.js';
import { freeTimeChanges } from '../../persistence/nearby/free-time-change.js';
import { type ManagedOffice, officeSettings } from '../../persistence/settings/office-settings.repository.js';
import { type ManagedService, serviceSettings } from '../../persistence/settings/service-settings.repository.js';
import { type UncoveredAppointment, uncoveredAppointments } from '../../persistence/settings/settings-hits.projection.js';
import { announceTenantChange } from '../../persistence/settings/tenant-change.js';
import { type MeasuredOffice, type MeasuredWeek, measureWeek } from './measure-week.js';
import type { SettingsManager } from './settings-manager.js';
import {
  newlyUncovered,
  type SettingsOutcome,
  type SettingsPreview,
  type SettingsRefusal,
  type SettingsRequest,
  sideBySide,
  weekToMeasure,
} from './settings-preview.js';
import { versionOfService } from './settings-version.js';

/** As far ahead as anything may be booked. */
const HORIZON_DAYS = 366;

type Outcome = Result<SettingsOutcome, SettingsRefusal>;

/** A change under way: in whose name, of what, where it is given, and when. */
interface UnderWay {
  readonly manager: SettingsManager;
  readonly service: ManagedService;
  readonly offices: readonly ManagedOffice[];
  readonly change: ServiceChange;
  readonly now: Date;
}

/**
 * Changes the rules under which a service is booked, what is asked, and what citizens read. No appointment changes with it: those that stand keep
 * their length and their answers, and where they were booked in a way that is offered no more they are kept, and listed.
 */
@Injectable()
export class ChangeService {
  constructor(
    private readonly scope: TenantScope,
    private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(manager: SettingsManager, serviceId: string, change: ServiceChange, request: SettingsRequest): Promise<Outcome> {
    const { tenantId } = manager;
    if (!isId(serviceId)) return refused({ code: 'NOT_FOUND' });
    const now = this.clock.now();
    return this.scope.run<Outcome>({ tenantId }, async (transaction) => {
      const found = await serviceSettings.byId(transaction, tenantId, serviceId);
      if (!found || manager.allowedAt(found.officeId) === undefined) return refused({ code: 'NOT_FOUND' });
      await serviceSettings.lock(transaction, tenantId, found.id);
      const [service = found, offices] = await Promise.all([
        serviceSettings.byId(transaction, tenantId, serviceId),
        officeSettings.all(transaction, tenantId, now),
      ]);
      const problems = problemsOfServiceChange(change, service.settings);
      if (problems.length > 0) return refused({ code: 'INVALID', problems });
      const underWay = { manager, service, offices: offices.filter(({ id }) => service.givenAt.includes(id)), change, now };
      if (request.isPreview) throw new Abandon<Outcome>(ok({ preview: await this.preview(transaction, underWay, request) }));
      const version = versionOfService(service.settings);
      if (request.version !== version) return refused({ code: 'CHANGED_MEANWHILE', version });
      return this.save(transaction, underWay);
    });
  }

  private async preview(transaction: Transaction, underWay: UnderWay, { week }: SettingsRequest): Promise<SettingsPreview> {
    const { manager, service, offices, now } = underWay;
    const firstDay = weekToMeasure(week, now, offices[0]?.timeZone ?? 'Europe/Rome');
    const measure = (): Promise<MeasuredWeek[]> =>
      Promise.all(offices.map((office) => measureWeek(transaction, manager, measured(office, service), firstDay, now)));
    const before = await measure();
    const kept = await this.make(transaction, underWay);
    const after = await measure();
    const weeks = offices.flatMap(({ timeZone }, place) => {
      const [was, will] = [before[place], after[place]];
      return was && will ? [sideBySide(was, will, firstDay, timeZone)] : [];
    });
    return {
      version: versionOfService(service.settings),
      firstDay,
      desks: weeks.flatMap(({ desks }) => desks),
      services: weeks.flatMap(({ services }) => services),
      kept,
    };
  }

  private async save(transaction: Transaction, underWay: UnderWay): Promise<Outcome> {
    const { manager, service, offices, now } = underWay;
    const { tenantId, personId: actorId } = manager;
    const kept = await this.make(transaction, underWay);
    serviceSettings.mark(transaction, tenantId, service.id, actorId, now);
    for (const { id } of offices) freeTimeChanges.ofOffice(transaction, tenantId, id, now);
    announceTenantChange(transaction, tenantId);
    const saved = await serviceSettings.byId(transaction, tenantId, service.id);
    const allowedBy = manager.allowedAt(service.officeId) ?? '';
    this.audit.record(transaction, tenantId, { action: 'configure', subject: 'Service', subjectId: service.id, actorId, allowedBy });
    return ok({ saved: { version: versionOfService((saved ?? service).settings), kept } });
  }

  /** Writes the change. @returns the appointments that are booked in a way that is offered no more. */
  private async make(transaction: Transaction, underWay: UnderWay): Promise<UncoveredAppointment[]> {
    const before = await this.uncovered(transaction, underWay);
    const { manager, service, change } = underWay;
    const { tenantId } = manager;
    if (change.rules) serviceSettings.putRules(transaction, tenantId, service.id, change.rules);
    if (change.questions) {
      const questions = codedQuestions(change.questions, service.settings.questions);
      serviceSettings.putQuestions(transaction, tenantId, service.id, questions);
    }
    if (change.texts) serviceSettings.putTexts(transaction, tenantId, service.id, change.texts);
    return newlyUncovered(before, await this.uncovered(transaction, underWay));
  }

  private async uncovered(transaction: Transaction, { manager, service, offices, now }: UnderWay): Promise<UncoveredAppointment[]> {
    const hits = offices.map(({ id, timeZone }) => {
      const today = localDay(now.getTime(), timeZone);
      const holidays = [...holidaysBetween(manager.patronSaint, today, addDays(today, HORIZON_DAYS), manager.language).keys()];
      return uncoveredAppointments(transaction, manager.tenantId, id, holidays, now);
    });
    return (await Promise.all(hits)).flat().filter(({ serviceId }) => serviceId === service.id);
  }
}

/** An office's week as far as the service goes. */
function measured({ id, name, timeZone, settings }: ManagedOffice, service: ManagedService): MeasuredOffice {
  const desks = settings.desks.filter(({ services }) => services.includes(service.id));
  return { officeId: id, name, timeZone, desks, services: [service] };
}
