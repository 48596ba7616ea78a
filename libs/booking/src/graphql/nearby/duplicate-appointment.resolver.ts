import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { TENANT_INDEX, type TenantIndex } from '@casa/contracts';
import { inLanguage, type Language } from '@casa/kernel';
import { Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { CancelOwnAppointment } from '../../application/nearby/cancel-own-appointment.js';
import { ReadDuplicates } from '../../application/nearby/read-duplicates.js';
import { AppointmentType } from '../appointment.type.js';
import { callerOf, personOf } from '../caller.js';
import { toMyAppointment } from '../my-appointment.js';
import { MyAppointmentType } from '../own-appointment.type.js';
import { toRefusal } from '../refusal-map.js';
import {
  ActsForAnother,
  CancelOwnAppointmentInput,
  CancelOwnAppointmentResult,
  DuplicateAppointments,
  OwnAppointmentCancelled,
} from './duplicate-appointment.type.js';

@Resolver(() => AppointmentType)
export class DuplicateAppointmentResolver {
  constructor(
    private readonly duplicates: ReadDuplicates,
    private readonly cancellations: CancelOwnAppointment,
    @Inject(TENANT_INDEX) private readonly tenants: TenantIndex,
  ) {}

  @ResolveField('duplicates', () => [MyAppointmentType], {
    description:
      'When it is the caller’s own: their other open appointments for the same service, in whatever municipality. None while the session acts for another.',
  })
  async ofAppointment(
    @Parent() { id }: AppointmentType,
    @Context() { tenant, caller, scope, language }: GraphqlContext,
  ): Promise<MyAppointmentType[]> {
    if (!scope.personId || caller.session?.acting) return [];
    const others = await this.duplicates.of(tenant.id, scope.personId, id);
    return others.map((other) => toMyAppointment(other, this.tenants, language));
  }

  @Query(() => [DuplicateAppointments], {
    description:
      'For which services the person has more than one open appointment, over all municipalities. None while the session acts for another.',
  })
  @Allow('read', 'OwnAppointment')
  async myDuplicateAppointments(@Context() context: GraphqlContext): Promise<DuplicateAppointments[]> {
    const { tenant, caller, language } = context;
    if (caller.session?.acting) return [];
    const lists = await this.duplicates.all(tenant.id, personOf(context));
    return lists.map((same) => ({
      title: same[0] === undefined ? '' : inLanguage(same[0].title, language),
      appointments: same.map((one) => toMyAppointment(one, this.tenants, language)),
    }));
  }

  @Mutation(() => CancelOwnAppointmentResult, {
    description:
      'Cancels one of the person’s own appointments, in whatever municipality, and frees its time; none while the session acts for another.',
  })
  @Allow('cancel', 'OwnAppointment')
  async cancelOwnAppointment(
    @Args('input', { type: () => CancelOwnAppointmentInput }, checked(CancelOwnAppointmentInput)) input: Checked<CancelOwnAppointmentInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof CancelOwnAppointmentResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    if (context.caller.session?.acting) return actsForAnother(context.language);
    const outcome = await this.cancellations.execute(callerOf(context), personOf(context), input.value.id);
    if (!outcome.ok) return toRefusal(outcome.refusal, context.language);
    return Object.assign(new OwnAppointmentCancelled(), { id: outcome.value.id });
  }
}

const ACTS_FOR_ANOTHER: Readonly<Record<Language, string>> = {
  it: 'Stai agendo per un’altra persona: i tuoi appuntamenti restano come sono. Torna a te, poi annullalo.',
  en: 'You are acting for another person: your own appointments stay as they are. Turn back to yourself, then cancel it.',
};

function actsForAnother(language: Language): ActsForAnother {
  return Object.assign(new ActsForAnother(), { message: ACTS_FOR_ANOTHER[language] });
}
