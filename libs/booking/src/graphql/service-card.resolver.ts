import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '@nestjs/graphql';
import { inLanguage } from '@casa/kernel';
import type { GraphqlContext } from '@casa/platform/graphql';
import { type ServiceCardView, type ServiceView, ReadCatalogue } from '../application/read-catalogue.js';
import { DEFAULT_ANSWER_LENGTH } from '../domain/answers.js';
import { callerOf } from './caller.js';
import { Deadline, Fee, Question, ServiceType } from './service.type.js';

const CARDS = Symbol('service cards');

/** The long texts of service cards, read together for all the services of a request, and only when asked. */
@Resolver(() => ServiceType)
export class ServiceCardResolver {
  constructor(private readonly catalogue: ReadCatalogue) {}

  @ResolveField(() => String, { description: 'A chi è rivolto.' })
  async addressedTo(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string> {
    return (await this.card(service, context)).addressedTo;
  }

  @ResolveField(() => String, { description: 'Come fare.' })
  async howTo(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string> {
    return (await this.card(service, context)).howTo;
  }

  @ResolveField(() => [String], { description: 'Cosa serve.' })
  async needed(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<readonly string[]> {
    return (await this.card(service, context)).needed;
  }

  @ResolveField(() => String, { description: 'Cosa si ottiene.' })
  async achieved(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string> {
    return (await this.card(service, context)).achieved;
  }

  @ResolveField(() => String, { description: 'Tempi e scadenze, in words.' })
  async deadlinesText(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string> {
    return (await this.card(service, context)).deadlinesText;
  }

  @ResolveField(() => [Deadline], { description: 'Tempi e scadenze, one by one.' })
  async deadlines(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<readonly Deadline[]> {
    return (await this.card(service, context)).deadlines;
  }

  @ResolveField(() => [Fee], { description: 'Quanto costa.' })
  async fees(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<readonly Fee[]> {
    return (await this.card(service, context)).fees;
  }

  @ResolveField(() => String, { nullable: true, description: 'Condizioni di servizio.' })
  async termsUrl(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.card(service, context)).termsUrl;
  }

  @ResolveField(() => String, { nullable: true, description: 'Where it is had online, when it is.' })
  async onlineUrl(@Parent() service: ServiceView, @Context() context: GraphqlContext): Promise<string | null> {
    return (await this.card(service, context)).onlineUrl;
  }

  @ResolveField(() => [Question], { description: 'What is asked of whoever books.' })
  questions(@Parent() service: ServiceView, @Context() { language }: GraphqlContext): Question[] {
    return service.asked.map(({ code, label, hint, kind, required, choices = [], maxLength }) => ({
      id: code,
      label: inLanguage(label, language),
      hint: hint ? inLanguage(hint, language) : null,
      kind,
      required,
      choices: choices.map((choice) => inLanguage(choice, language)),
      maxLength: maxLength ?? DEFAULT_ANSWER_LENGTH[kind],
    }));
  }

  private card({ id }: ServiceView, context: GraphqlContext): Promise<ServiceCardView> {
    const loader = context.loaders.of<ServiceView['id'], ServiceCardView>(CARDS, async (ids) => {
      const cards = await this.catalogue.cards(callerOf(context), ids);
      return ids.map((one) => cards.get(one) ?? new Error('a service has no card'));
    });
    return loader.load(id);
  }
}
