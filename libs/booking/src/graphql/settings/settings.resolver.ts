import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Result } from '@casa/kernel';
import { Abilities, Allow } from '@casa/platform/authz';
import { type Checked, checked, type GraphqlContext, invalidInput } from '@casa/platform/graphql';
import { ChangeOffice } from '../../application/settings/change-office.js';
import { ChangeService } from '../../application/settings/change-service.js';
import { ReadSettings } from '../../application/settings/read-settings.js';
import type { SettingsOutcome, SettingsRefusal, SettingsRequest } from '../../application/settings/settings-preview.js';
import { notFound } from '../queue/queue-refusal-map.js';
import { settingsManagerOf } from './settings-manager-of.js';
import { SettingsResult, toChangedMeanwhile, toObstacle, toSettingsPreview, toSettingsSaved } from './settings-outcome.type.js';
import { ChangeOfficeSettingsInput, ChangeServiceSettingsInput, localized } from './settings.input.js';
import {
  DecidedOfficeType,
  OfficeSettingsType,
  ServiceSettingsType,
  toDecidedOffice,
  toOfficeSettings,
  toServiceSettings,
} from './settings.type.js';

@Resolver()
export class SettingsResolver {
  constructor(
    private readonly settings: ReadSettings,
    private readonly office: ChangeOffice,
    private readonly service: ChangeService,
    private readonly abilities: Abilities,
  ) {}

  @Query(() => [DecidedOfficeType], { description: 'The offices whose settings are the caller’s to decide.' })
  @Allow('configure', 'Settings')
  async decidedOffices(@Context() context: GraphqlContext): Promise<DecidedOfficeType[]> {
    const offices = await this.settings.offices(settingsManagerOf(context, this.abilities));
    return offices.map((office) => toDecidedOffice(office, context.language));
  }

  @Query(() => OfficeSettingsType, {
    nullable: true,
    description: 'When and where an office receives, for what; null for an office that is not the caller’s.',
  })
  @Allow('configure', 'Settings')
  async officeSettings(
    @Args('officeId', { type: () => ID }) officeId: string,
    @Context() context: GraphqlContext,
  ): Promise<OfficeSettingsType | null> {
    const found = await this.settings.office(settingsManagerOf(context, this.abilities), officeId);
    return found ? toOfficeSettings(found, context.language) : null;
  }

  @Query(() => ServiceSettingsType, {
    nullable: true,
    description: 'How a service is booked; null for one that an office answers for which is not the caller’s.',
  })
  @Allow('configure', 'Settings')
  async serviceSettings(
    @Args('serviceId', { type: () => ID }) serviceId: string,
    @Context() context: GraphqlContext,
  ): Promise<ServiceSettingsType | null> {
    const found = await this.settings.service(settingsManagerOf(context, this.abilities), serviceId);
    return found ? toServiceSettings(found, context.language) : null;
  }

  @Mutation(() => SettingsResult, {
    description:
      'Changes when and where an office receives, or shows what the change would bring. Appointments are kept; what would close a day or a desk over them is refused.',
  })
  @Allow('configure', 'Settings')
  async changeOfficeSettings(
    @Args('input', { type: () => ChangeOfficeSettingsInput }, checked(ChangeOfficeSettingsInput)) input: Checked<ChangeOfficeSettingsInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof SettingsResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { officeId, hours, deskHours, desks, closedDesks, exceptions, ordinaryDays, reopened } = input.value;
    const change = {
      ...{ closedDesks, reopened, deskHours, ...(hours && { hours }) },
      desks: desks.map(({ deskId, name, channels, serviceIds }) => ({ ...(deskId && { deskId }), name, channels, services: serviceIds })),
      exceptions: exceptions.map(({ deskId, date, hours: its, reason }) => ({
        ...{ day: date, hours: its, ...(deskId && { deskId }), ...(reason && { reason: localized(reason) }) },
      })),
      ordinaryDays: ordinaryDays.map(({ deskId, date }) => ({ day: date, ...(deskId && { deskId }) })),
    };
    const manager = settingsManagerOf(context, this.abilities);
    return this.answer(context, await this.office.execute(manager, officeId, change, requestOf(input.value)));
  }

  @Mutation(() => SettingsResult, {
    description:
      'Changes how a service is booked and what citizens read of it, or shows what the change would bring. Appointments are kept.',
  })
  @Allow('configure', 'Settings')
  async changeServiceSettings(
    @Args('input', { type: () => ChangeServiceSettingsInput }, checked(ChangeServiceSettingsInput))
    input: Checked<ChangeServiceSettingsInput>,
    @Context() context: GraphqlContext,
  ): Promise<typeof SettingsResult> {
    if (!input.ok) return invalidInput(input.refusal, context.language);
    const { serviceId, rules, questions, texts } = input.value;
    const change = {
      ...(rules && { rules }),
      ...(questions && {
        questions: questions.map(({ code, label, hint, kind, required, choices }) => ({
          ...{ kind, required, label: localized(label), ...(code && { code }), ...(hint && { hint: localized(hint) }) },
          ...(choices.length > 0 && { choices: choices.map(localized) }),
        })),
      }),
      ...(texts && {
        texts: {
          ...{ description: localized(texts.description), addressedTo: localized(texts.addressedTo), howTo: localized(texts.howTo) },
          needed: texts.needed.map(localized),
        },
      }),
    };
    const manager = settingsManagerOf(context, this.abilities);
    return this.answer(context, await this.service.execute(manager, serviceId, change, requestOf(input.value)));
  }

  private answer({ language }: GraphqlContext, outcome: Result<SettingsOutcome, SettingsRefusal>): typeof SettingsResult {
    if (outcome.ok) {
      return 'preview' in outcome.value
        ? toSettingsPreview(outcome.value.preview, language)
        : toSettingsSaved(outcome.value.saved, language);
    }
    switch (outcome.refusal.code) {
      case 'NOT_FOUND':
        return notFound(language);
      case 'INVALID':
        return invalidInput(outcome.refusal.problems, language);
      case 'CHANGED_MEANWHILE':
        return toChangedMeanwhile(outcome.refusal.version, language);
      case 'BOOKINGS_INSIDE':
        return toObstacle(outcome.refusal.obstacle, language);
    }
  }
}

function requestOf({ version, preview, week }: ChangeOfficeSettingsInput | ChangeServiceSettingsInput): SettingsRequest {
  return { version, isPreview: preview, ...(week && { week }) };
}
