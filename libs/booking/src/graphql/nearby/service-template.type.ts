import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AppointmentChannelEnum, ServiceCategoryEnum } from '../enums.js';

@ObjectType('ServiceTemplate', { description: 'A service of the metropolitan catalogue that is booked in one municipality or more.' })
export class ServiceTemplateType {
  @Field({ description: 'What it is known by in all municipalities.' })
  code!: string;

  @Field({ description: 'Its name, as most municipalities have it.' })
  name!: string;

  @Field(() => ServiceCategoryEnum, { description: 'Its category.' })
  category!: string;

  @Field(() => [AppointmentChannelEnum], { description: 'How one may meet, in one municipality or another.' })
  channels!: readonly string[];

  @Field(() => Int, { description: 'How many municipalities give appointments for it.' })
  municipalities!: number;

  @Field({ description: 'Whether any of them gives it to whoever lives elsewhere.' })
  openToNonResidents!: boolean;
}
