import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { Language } from '@casa/kernel';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import type { ChangedEntry } from '../../application/agenda/agenda-change.js';
import { CallNextAppointment } from '../../application/agenda/call-next-appointment.js';
import { TakeDayStep } from '../../application/agenda/take-day-step.js';
import { UndoDayStep } from '../../application/agenda/undo-day-step.js';
import { WriteNote } from '../../application/agenda/write-note.js';
import type { DayStep } from '../../domain/agenda/day-steps.js';
import { TicketCalled, toEntry } from '../queue/office-queue.type.js';
import { agendaOperatorOf } from './agenda-operator-of.js';
import { CallNextAppointmentResult, DayStepResult, DayStepTaken } from './agenda-outcome.type.js';
import { REPEATED, toCallRefusal, toStepRefusal } from './agenda-refusal-map.js';
import { AgendaAppointmentInput, WriteNoteInput } from './agenda.input.js';
import { toAgendaAppointment } from './agenda.type.js';

/** What an operator does with an appointment on its day. */
@Resolver()
export class AgendaStepResolver {
  constructor(
    private readonly steps: TakeDayStep,
    private readonly calls: CallNextAppointment,
    private readonly undoing: UndoDayStep,
    private readonly notes: WriteNote,
    private readonly abilities: Abilities,
  ) {}

  @Mutation(() => CallNextAppointmentResult, {
    description:
      'Calls whoever is next to the desk where the caller sits: who waits for a telephone or video call at this hour, else whom the waiting room’s rule says, booked or walk-in. While somebody called is neither served nor given up, it is that one again.',
  })
  @Allow('serve', 'Agenda')
  async callNextAppointment(@Context() context: GraphqlContext): Promise<typeof CallNextAppointmentResult> {
    const { language, tenant } = context;
    const outcome = await this.calls.execute(agendaOperatorOf(context, this.abilities));
    if (!outcome.ok) return toCallRefusal(outcome.refusal, language);
    const called = outcome.value;
    return 'entry' in called
      ? taken(called, language)
      : Object.assign(new TicketCalled(), { ticket: toEntry(called.ticket, tenant.timeZone) });
  }

  @Mutation(() => DayStepResult, { description: 'The citizen is there.' })
  @Allow('serve', 'Agenda')
  markArrived(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    return this.take(input, context, 'ARRIVE');
  }

  @Mutation(() => DayStepResult, { description: 'Calls the citizen to the desk where the caller sits, or to the appointment’s own.' })
  @Allow('serve', 'Agenda')
  callAppointment(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    return this.take(input, context, 'CALL');
  }

  @Mutation(() => DayStepResult, { description: 'The citizen is being served.' })
  @Allow('serve', 'Agenda')
  startAppointment(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    return this.take(input, context, 'START');
  }

  @Mutation(() => DayStepResult, { description: 'The citizen has been served.' })
  @Allow('serve', 'Agenda')
  finishAppointment(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    return this.take(input, context, 'FINISH');
  }

  @Mutation(() => DayStepResult, { description: 'Nobody came. Not before the hour of the appointment.' })
  @Allow('serve', 'Agenda')
  markNoShow(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    return this.take(input, context, 'NO_SHOW');
  }

  @Mutation(() => DayStepResult, { description: 'Takes the last step back, within ten minutes.' })
  @Allow('serve', 'Agenda')
  async undoDayStep(
    @Args('input', { type: () => AgendaAppointmentInput }, checked(AgendaAppointmentInput)) input: Checked<AgendaAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.undoing.execute(agendaOperatorOf(context, this.abilities), input.value);
    return outcome.ok ? taken(outcome.value, language) : toStepRefusal(outcome.refusal, language);
  }

  @Mutation(() => DayStepResult, { description: 'Notes something of an appointment for the colleagues; replaces what was noted before.' })
  @Allow('serve', 'Agenda')
  async writeAppointmentNote(
    @Args('input', { type: () => WriteNoteInput }, checked(WriteNoteInput)) input: Checked<WriteNoteInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof DayStepResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.notes.execute(agendaOperatorOf(context, this.abilities), input.value, input.value.note);
    return outcome.ok ? taken(outcome.value, language) : toStepRefusal(outcome.refusal, language);
  }

  private async take(input: Checked<AgendaAppointmentInput>, context: GraphqlContext, step: DayStep): Promise<typeof DayStepResult> {
    const { language } = context;
    if (!input.ok) return invalidInput(input.refusal, language);
    const outcome = await this.steps.execute(agendaOperatorOf(context, this.abilities), input.value, step);
    return outcome.ok ? taken(outcome.value, language) : toStepRefusal(outcome.refusal, language);
  }
}

function taken({ entry, isRepeated }: ChangedEntry, language: Language): DayStepTaken {
  const notice = isRepeated ? REPEATED[language] : null;
  return Object.assign(new DayStepTaken(), { appointment: toAgendaAppointment(entry, language), isRepeated, notice });
}
