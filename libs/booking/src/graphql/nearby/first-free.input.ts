import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import type { AppointmentChannel } from '@casa/contracts';
import { DateScalar, GeoPointInput } from '@casa/platform/graphql';
import { NEARBY_ORDERS, type NearbyOrder } from '../../domain/nearby/nearby-order.js';
import { AppointmentChannelEnum } from '../enums.js';

/** Each place of a page is looked at in its own municipality before it is shown. */
export const MOST_AT_ONCE = 20;

const NearbyOrderEnum = Object.fromEntries(NEARBY_ORDERS.map((order) => [order, order])) as { [Order in NearbyOrder]: Order };
registerEnumType(NearbyOrderEnum, {
  name: 'NearbyOrder',
  description: 'How offices with free time follow each other.',
  valuesMap: {
    HOUR: { description: 'Those that are free soonest first.' },
    DISTANCE: { description: 'The nearest first.' },
    BALANCED: { description: 'Both weighed: waiting a day longer counts as much as going ten kilometres farther.' },
  },
});

@InputType({ description: 'What is looked for over all municipalities, and from where. Nothing of it is stored.' })
export class FirstFreeInput {
  @Field({ description: 'Code of the service in the metropolitan catalogue, as `serviceTemplates` has them.' })
  template!: string;

  @Field(() => GeoPointInput, { description: 'Where one sets out. Offices farther than 100 km are not looked at.' })
  near!: GeoPointInput;

  @Field(() => AppointmentChannelEnum, { defaultValue: 'IN_PERSON', description: 'How to meet.' })
  channel!: AppointmentChannel;

  @Field(() => DateScalar, { nullable: true, description: 'First day wanted; as soon as possible when absent.' })
  from?: string | null;

  @Field(() => NearbyOrderEnum, { defaultValue: 'BALANCED', description: 'What comes first.' })
  order!: NearbyOrder;

  @Field(() => ID, {
    nullable: true,
    description:
      'The municipality one lives in: what it gives to its residents alone is looked at too. Absent, only what is open to everybody.',
  })
  residentIn?: string | null;

  @Field({ defaultValue: false, description: 'Leaves out the municipality that is asked.' })
  elsewhere!: boolean;
}

@ArgsType()
export class FirstFreeArgs {
  @Field(() => FirstFreeInput, { description: 'What is looked for.' })
  input!: FirstFreeInput;

  @Field(() => Int, { defaultValue: 10, description: `How many, 1 to ${MOST_AT_ONCE}.` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor after which to begin.' })
  after?: string | null;
}
