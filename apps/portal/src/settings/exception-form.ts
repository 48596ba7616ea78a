import { isIsoDate } from '@casa/ui';
import type { OfficeChange } from './hours-form.js';
import { type ReadForm, timeOf, type Values, valueOf } from './settings-form.js';

/** Forms of the page of exceptions: a new one, one taken away, a closure from the folder opened again. */
export const TASK = 'operazione';
export const TASKS = { ordinary: 'togli', reopen: 'riapri' } as const;
export const CLOSED = 'chiuso';
export const STRETCHES = [0, 1] as const;

export const NEW_EXCEPTION: Values = { sportello: '', giorno: '', tipo: 'orari', motivo: '', motivoEn: '' };

const FIELDS: Readonly<Record<string, string>> = { date: 'giorno', deskId: 'sportello', reason: 'motivo' };

export function readException(values: Values): ReadForm<OfficeChange> {
  const deskId = valueOf(values, 'sportello') || null;
  const date = valueOf(values, 'giorno');
  const task = valueOf(values, TASK);
  if (task === TASKS.ordinary) {
    return { change: { ordinaryDays: [{ deskId, date }] }, fieldOf: () => undefined, ...(!isIsoDate(date) && { noDay: 'giorno' }) };
  }
  if (task === TASKS.reopen) return { change: { reopened: [valueOf(values, 'chiusura')] }, fieldOf: () => undefined };
  const isClosed = valueOf(values, 'tipo') === CLOSED;
  const stretches = isClosed
    ? []
    : STRETCHES.map((place) => ({
        place,
        opens: valueOf(values, `fascia-${place}-da`),
        closes: valueOf(values, `fascia-${place}-a`),
      })).filter(({ place, opens, closes }) => place === 0 || opens !== '' || closes !== '');
  const hours = stretches.map(({ opens, closes }) => ({ opens: timeOf(opens), closes: timeOf(closes) }));
  const reason = isClosed ? { it: valueOf(values, 'motivo'), en: valueOf(values, 'motivoEn') || null } : null;
  return {
    change: { exceptions: [{ deskId, date, hours, reason }] },
    ...(!isIsoDate(date) && { noDay: 'giorno' }),
    fieldOf: (path) => {
      const [, , field = '', place = '', end = ''] = path.split('.');
      if (field !== 'hours') return FIELDS[field];
      return `fascia-${stretches[Number(place)]?.place ?? 0}-${end === 'closes' ? 'a' : 'da'}`;
    },
  };
}
