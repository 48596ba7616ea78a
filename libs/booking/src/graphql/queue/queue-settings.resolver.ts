import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { ServiceId } from '@casa/contracts';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { ManageQueue } from '../../application/queue/manage-queue.js';
import type { QueueSettings } from '../../domain/queue/queue-settings.js';
import { callerOf } from '../caller.js';
import { toChangedMeanwhile } from '../settings/settings-outcome.type.js';
import { operatorOf } from './queue-operator-of.js';
import { notFound } from './queue-refusal-map.js';
import {
  AddKioskInput,
  ChangeQueueSettingsInput,
  QueueSettingsResult,
  QueueSettingsSaved,
  QueueSettingsType,
  RemoveKioskInput,
  toQueueSettings,
} from './queue-settings.type.js';

@Resolver(() => QueueSettingsType)
export class QueueSettingsResolver {
  constructor(
    private readonly management: ManageQueue,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => QueueSettingsType, {
    nullable: true,
    description: 'How an office runs its waiting room; null for an office that is not the caller’s.',
  })
  @Allow('configure', 'Queue')
  async queueSettings(
    @Args('officeId', { type: () => ID }) officeId: string,
    @Context() context: GraphqlContext,
  ): Promise<QueueSettingsType | null> {
    const queue = await this.management.read(callerOf(context), operatorOf(context, this.abilities, 'configure'), officeId);
    return queue ? toQueueSettings(queue, context.language) : null;
  }

  @Mutation(() => QueueSettingsResult, {
    description: 'Changes how an office runs its waiting room. Tickets that were taken keep their numbers.',
  })
  @Allow('configure', 'Queue')
  async changeQueueSettings(
    @Args('input', { type: () => ChangeQueueSettingsInput }, checked(ChangeQueueSettingsInput)) input: Checked<ChangeQueueSettingsInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof QueueSettingsResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { officeId, home, toleranceMinutes, patienceMinutes, bookedPerWalkIn, services, version, ...plain } = input.value;
    const settings: QueueSettings = {
      ...plain,
      rule: { toleranceMinutes, patienceMinutes, bookedPerWalkIn },
      services: services.map(({ serviceId, letter, walkIns }) => ({ serviceId: serviceId as ServiceId, letter, walkIns })),
      ...(home && { home: { minutes: home.minutes, atMost: home.atMost, ...(home.meters != null && { meters: home.meters }) } }),
    };
    const manager = operatorOf(context, this.abilities, 'configure');
    return this.answer(context, this.management.change(callerOf(context), manager, officeId, settings, version ?? undefined));
  }

  @Mutation(() => QueueSettingsResult, { description: 'Makes a ticket machine known to an office.' })
  @Allow('configure', 'Queue')
  async addKiosk(
    @Args('input', { type: () => AddKioskInput }, checked(AddKioskInput)) input: Checked<AddKioskInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof QueueSettingsResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { officeId, name } = input.value;
    return this.answer(
      context,
      this.management.addKiosk(callerOf(context), operatorOf(context, this.abilities, 'configure'), officeId, name),
    );
  }

  @Mutation(() => QueueSettingsResult, { description: 'A ticket machine gives no more tickets: its link is worthless.' })
  @Allow('configure', 'Queue')
  async removeKiosk(
    @Args('input', { type: () => RemoveKioskInput }, checked(RemoveKioskInput)) input: Checked<RemoveKioskInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof QueueSettingsResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const operator = operatorOf(context, this.abilities, 'configure');
    return this.answer(context, this.management.removeKiosk(callerOf(context), operator, input.value.kioskId));
  }

  private async answer(context: GraphqlContext, change: ReturnType<ManageQueue['change']>): Promise<typeof QueueSettingsResult> {
    const outcome = await change;
    if (outcome.ok) return Object.assign(new QueueSettingsSaved(), { settings: toQueueSettings(outcome.value, context.language) });
    switch (outcome.refusal.code) {
      case 'NOT_FOUND':
        return notFound(context.language);
      case 'CHANGED_MEANWHILE':
        return toChangedMeanwhile(outcome.refusal.version, context.language);
      case 'INVALID':
        return invalidInput(outcome.refusal.problems, context.language);
    }
  }
}
