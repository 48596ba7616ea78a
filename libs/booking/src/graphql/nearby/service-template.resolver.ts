import { Context, Query, Resolver } from '@nestjs/graphql';
import { inLanguage } from '@casa/kernel';
import { Allow } from '@casa/platform/authz';
import type { GraphqlContext } from '@casa/platform/graphql';
import { ReadServiceTemplates } from '../../application/nearby/read-service-templates.js';
import { ServiceTemplateType } from './service-template.type.js';

@Resolver(() => ServiceTemplateType)
export class ServiceTemplateResolver {
  constructor(private readonly templates: ReadServiceTemplates) {}

  @Query(() => [ServiceTemplateType], { description: 'The services that `firstFree` finds over all municipalities, by name.' })
  @Allow('read', 'Service')
  async serviceTemplates(@Context() { tenant, language }: GraphqlContext): Promise<ServiceTemplateType[]> {
    const rows = await this.templates.execute(tenant.id);
    const named = rows.map(({ name, ...row }) => ({ ...row, name: inLanguage(name, language) }));
    return named.sort((one, other) => one.name.localeCompare(other.name, language));
  }
}
