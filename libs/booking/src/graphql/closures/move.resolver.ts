import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { AnswerMove, type AnsweredMove } from '../../application/closures/answer-move.js';
import { type ShownStart, ViewMove } from '../../application/closures/view-move.js';
import type { OfficeView, ServiceView } from '../../application/read-catalogue.js';
import { ViewAppointment } from '../../application/view-appointment.js';
import { toAppointment } from '../appointment-parent.js';
import { callerOf } from '../caller.js';
import { OfficeType } from '../office.type.js';
import { QueueCatalogue } from '../queue/queue-catalogue.js';
import { ServiceType } from '../service.type.js';
import { toMoveRefusal } from './closure-map.js';
import { AcceptMoveResult, MoveAnswered } from './closure-outcome.type.js';
import type { EqualSlot } from './closure.type.js';
import { AcceptMoveInput } from './closure.input.js';
import { type MoveProposalParent, MoveProposalType } from './move.type.js';

/** What citizens do whose appointment is in a closure, by the link of their letter. */
@Resolver(() => MoveProposalType)
export class MoveResolver {
  constructor(
    private readonly view: ViewMove,
    private readonly answers: AnswerMove,
    private readonly appointments: ViewAppointment,
    private readonly catalogue: QueueCatalogue,
  ) {}

  @Query(() => MoveProposalType, {
    nullable: true,
    description: 'What an appointment in a closure asks, by the link of the letter; null when the link is wrong or revoked.',
  })
  @Allow('read', 'MoveProposal')
  async moveProposal(@Args('token') token: string, @Context() context: GraphqlContext): Promise<MoveProposalParent | null> {
    const view = await this.view.byLink(callerOf(context), token);
    if (!view) return null;
    const { proposed, others, ...move } = view;
    return {
      ...move,
      proposed: proposed && (await this.named(context, proposed)),
      others: await Promise.all(others.map((start) => this.named(context, start))),
    };
  }

  @Mutation(() => AcceptMoveResult, {
    description: 'Takes the time that was proposed, or another that is free. Twice gives the same appointment.',
  })
  @Allow('answer', 'MoveProposal')
  async acceptMove(
    @Args('input', { type: () => AcceptMoveInput }, checked(AcceptMoveInput)) input: Checked<AcceptMoveInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof AcceptMoveResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { token, ...answer } = input.value;
    const outcome = await this.answers.byLink(callerOf(context), token, answer);
    return outcome.ok ? this.answered(outcome.value, context) : toMoveRefusal(outcome.refusal, context.language);
  }

  @ResolveField(() => ServiceType, { description: 'What for.' })
  service(@Parent() { serviceId }: MoveProposalParent, @Context() context: GraphqlContext): Promise<ServiceView> {
    return this.catalogue.service(context, serviceId);
  }

  @ResolveField(() => OfficeType, { description: 'Where the appointment is.' })
  office(@Parent() { officeId }: MoveProposalParent, @Context() context: GraphqlContext): Promise<OfficeView> {
    return this.catalogue.office(context, officeId);
  }

  private async named(context: GraphqlContext, { officeId, startsAt, endsAt }: ShownStart): Promise<EqualSlot> {
    const { name } = await this.catalogue.office(context, officeId);
    return { officeId, startsAt, endsAt, officeName: name };
  }

  private async answered({ appointment, manageToken }: AnsweredMove, { tenant }: GraphqlContext): Promise<MoveAnswered> {
    return Object.assign(new MoveAnswered(), { appointment: toAppointment(await this.appointments.of(appointment, tenant)), manageToken });
  }
}
