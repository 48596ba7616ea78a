import type { ReactNode } from 'react';
import { RadioGroup } from '@casa/ui';
import type { EqualSlotTimesFragment } from '../gql/graphql.js';
import { dateFormat } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-messages.js';

interface SlotChoicesProps {
  readonly legend: string;
  readonly slots: readonly EqualSlotTimesFragment[];
  readonly timeZone: string;
  /** The office that goes without saying. */
  readonly officeName: string;
  readonly value?: string;
  /** What is said of the one that is kept. */
  readonly kept?: { readonly value: string; readonly hint: string };
  readonly error?: string | undefined;
}

/** One out of a few free times. */
export function SlotChoices({ legend, slots, timeZone, officeName, value = '', kept, error }: SlotChoicesProps): ReactNode {
  const { dayAndTime } = dateFormat(useLanguage(), timeZone);
  const choices = slots.map((slot) => {
    const when = dayAndTime(slot.startsAt);
    const isKept = kept?.value === slotValue(slot);
    return {
      value: slotValue(slot),
      label: slot.officeName === officeName ? when : `${when}, ${slot.officeName}`,
      ...(isKept && { hint: kept.hint }),
    };
  });
  return <RadioGroup id="slot" name="slot" legend={legend} value={value} choices={choices} error={error} required />;
}

/** What a form says of a time that was chosen. */
export function slotValue({ officeId, startsAt }: Pick<EqualSlotTimesFragment, 'officeId' | 'startsAt'>): string {
  return `${officeId} ${startsAt}`;
}

/** The time a form names; undefined when it names none. */
export function readSlot(form: FormData): { readonly officeId: string; readonly startsAt: string } | undefined {
  const value = form.get('slot');
  const [officeId, startsAt] = typeof value === 'string' ? value.split(' ') : [];
  return officeId && startsAt && !Number.isNaN(Date.parse(startsAt)) ? { officeId, startsAt } : undefined;
}
