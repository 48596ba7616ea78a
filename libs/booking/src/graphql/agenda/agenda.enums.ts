import { registerEnumType } from '@nestjs/graphql';
import { DAY_STATES } from '../../domain/agenda/day-state.js';
import { STEP_REFUSALS } from '../../domain/agenda/day-steps.js';
import { asEnum } from '../enums.js';

export const DayStateEnum = asEnum(DAY_STATES);
registerEnumType(DayStateEnum, {
  name: 'DayState',
  description: 'How far the day of an appointment is.',
  valuesMap: {
    BOOKED: { description: 'Nobody has come yet.' },
    ARRIVED: { description: 'The citizen is there and waits.' },
    CALLED: { description: 'Called to a desk.' },
    IN_PROGRESS: { description: 'Being served.' },
    SERVED: { description: 'Done.' },
    NO_SHOW: { description: 'Nobody came.' },
    CANCELLED: { description: 'Does not take place.' },
  },
});

export const StepRefusalEnum = asEnum(STEP_REFUSALS);
registerEnumType(StepRefusalEnum, {
  name: 'DayStepRefusal',
  description: 'Why a step of an appointment’s day cannot be taken.',
  valuesMap: {
    OUT_OF_ORDER: { description: 'Its state does not lead there.' },
    NOT_TODAY: { description: 'It is of another day.' },
    TOO_EARLY: { description: 'Its hour has not come.' },
    NOTHING_TO_UNDO: { description: 'No step was taken.' },
    TOO_LATE_TO_UNDO: { description: 'The last step is too long ago.' },
  },
});
