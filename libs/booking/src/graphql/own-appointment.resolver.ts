import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import type { Language } from '@casa/kernel';
import { Allow, type CallerSession } from '@casa/platform/authz';
import {
  type Checked,
  checked,
  type Connection,
  delegationOver,
  type GraphqlContext,
  PageArgs,
  pageSize,
  readCursor,
  toConnection,
} from '@casa/platform/graphql';
import { ClaimAppointment } from '../application/claim-appointment.js';
import { ReadOwnAppointments } from '../application/read-own-appointments.js';
import { callerOf } from './caller.js';
import { toMyAppointment } from './my-appointment.js';
import {
  AppointmentClaimed,
  AppointmentNotFound,
  ClaimAppointmentInput,
  ClaimAppointmentResult,
  MyAppointmentConnection,
  MyAppointmentType,
} from './own-appointment.type.js';

const NOT_FOUND: Readonly<Record<Language, string>> = {
  it: 'Il collegamento non è valido, o l’appuntamento è già di un’altra persona.',
  en: 'The link is not valid, or the appointment is somebody else’s already.',
};

@Resolver()
export class OwnAppointmentResolver {
  constructor(
    private readonly read: ReadOwnAppointments,
    private readonly claims: ClaimAppointment,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @Query(() => MyAppointmentConnection, {
    description:
      'The person’s appointments in every municipality: the next first, those gone by last. While the session acts for another, that person’s in this municipality alone; none when the delegation is over.',
  })
  @Allow('read', 'OwnAppointment')
  async myAppointments(@Args() { first, after }: PageArgs, @Context() context: GraphqlContext): Promise<Connection<MyAppointmentType>> {
    const limit = pageSize(first);
    const key = readCursor(after, ['instant', 'integer', 'digits', 'id']);
    const begin = key && { from: new Date(key[0]), past: key[1], distance: key[2], id: key[3] };
    const { rows, count, from } = await this.read.execute(context.tenant.id, sessionOf(context), begin, limit + 1);
    const { edges, ...page } = toConnection(rows, limit, count, ({ past, distance, id }) => [from.toISOString(), past, distance, id]);
    return { ...page, edges: edges.map(({ cursor, node }) => ({ cursor, node: toMyAppointment(node, this.tenants, context.language) })) };
  }

  @Mutation(() => ClaimAppointmentResult, {
    description:
      'Takes an appointment booked without login to the person’s own, by its link; to the other’s, while the session acts for one.',
  })
  @Allow('claim', 'Appointment')
  async claimAppointment(
    @Args('input', { type: () => ClaimAppointmentInput }, checked(ClaimAppointmentInput)) input: Checked<ClaimAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof ClaimAppointmentResult> {
    const { language } = context;
    if (!input.ok) return notFound(language);
    const { personId } = sessionOf(context);
    const outcome = await this.claims.execute({ ...callerOf(context), personId }, input.value.token);
    if (outcome.ok) return Object.assign(new AppointmentClaimed(), { id: outcome.value });
    return outcome.refusal === 'DELEGATION_OVER' ? delegationOver(language) : notFound(language);
  }
}

function sessionOf({ caller }: Pick<GraphqlContext, 'caller'>): CallerSession {
  if (!caller.session) throw new Error('an operation for citizens was reached by a visitor');
  return caller.session;
}

function notFound(language: Language): AppointmentNotFound {
  return Object.assign(new AppointmentNotFound(), { message: NOT_FOUND[language] });
}
