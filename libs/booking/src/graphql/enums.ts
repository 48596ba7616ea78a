import { registerEnumType } from '@nestjs/graphql';
import { APPOINTMENT_CHANNELS, SERVICE_CATEGORIES } from '@casa/contracts';
import { SLOT_REFUSALS } from '../domain/booking.errors.js';

/** A TypeScript enum of a list of words, as Nest wants one. */
export function asEnum<Value extends string>(values: readonly Value[]): Record<Value, Value> {
  return Object.fromEntries(values.map((value) => [value, value])) as Record<Value, Value>;
}

export const AppointmentChannelEnum = asEnum(APPOINTMENT_CHANNELS);
registerEnumType(AppointmentChannelEnum, { name: 'AppointmentChannel', description: 'How citizen and operator meet.' });

export const AppointmentStatusEnum = asEnum(['BOOKED', 'CANCELLED']);
registerEnumType(AppointmentStatusEnum, { name: 'AppointmentStatus', description: 'Where an appointment stands.' });

export const ServiceStatusEnum = asEnum(['ACTIVE', 'SUSPENDED']);
registerEnumType(ServiceStatusEnum, { name: 'ServiceStatus', description: 'Whether a service is given now.' });

export const ServiceCategoryEnum = asEnum(SERVICE_CATEGORIES);
registerEnumType(ServiceCategoryEnum, { name: 'ServiceCategory', description: 'The categories of the Modello Comuni vocabulary.' });

export const QuestionKindEnum = asEnum(['TEXT', 'LONG_TEXT', 'CHOICE', 'YES_NO']);
registerEnumType(QuestionKindEnum, { name: 'QuestionKind', description: 'How a question is answered; YES_NO by `yes` or `no`.' });

export const DayStatusEnum = asEnum(['FREE', 'FULL', 'CLOSED', 'HOLIDAY', 'OUT_OF_RANGE']);
registerEnumType(DayStatusEnum, {
  name: 'DayStatus',
  description: 'What a day offers: free starts, none left, no opening, a holiday, or a day that cannot be booked now.',
});

export const SlotRefusalEnum = asEnum(SLOT_REFUSALS);
registerEnumType(SlotRefusalEnum, { name: 'SlotRefusal', description: 'Why a start cannot be had although nobody has taken it.' });
