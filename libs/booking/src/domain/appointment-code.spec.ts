import { describe, expect, it } from 'vitest';
import { newAppointmentCode } from './appointment-code.js';

describe('newAppointmentCode', () => {
  it('begins like the municipality and has no letter that is mistaken for another', () => {
    for (let made = 0; made < 200; made += 1) expect(newAppointmentCode('bari')).toMatch(/^BA-[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  it('uses the whole alphabet and does not repeat itself', () => {
    const codes = Array.from({ length: 2000 }, () => newAppointmentCode('bari').slice(3));
    expect(new Set(codes.join('')).size).toBe(32);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
