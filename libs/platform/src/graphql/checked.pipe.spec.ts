import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { checked } from './checked.pipe.js';
import { Line, PersonName } from './input-rules.js';

class Place {
  @Line(5)
  city!: string;
}

class Person {
  @PersonName(5)
  name!: string;

  @IsOptional()
  @Line(5)
  nick?: string | null;

  @Type(() => Place)
  @ValidateNested()
  home!: Place;

  @Type(() => Place)
  @ArrayMaxSize(2, { message: 'TOO_MANY:2' })
  @ValidateNested({ each: true })
  others: Place[] = [];
}

const check = (raw: object) => checked(Person).transform(raw, { type: 'body' });
const GOOD = { name: 'Maria', home: { city: 'Bari' }, others: [] };

describe('checked', () => {
  it('gives an input that keeps its rules, as an instance of its class', () => {
    const outcome = check(GOOD);
    expect(outcome.ok && outcome.value).toBeInstanceOf(Person);
    expect(outcome.ok && outcome.value.home).toBeInstanceOf(Place);
  });

  it('takes null where something is optional', () => {
    expect(check({ ...GOOD, nick: null }).ok).toBe(true);
  });

  it('names every field that does not, inside of others too, once each', () => {
    const raw = { name: 'Maria1234', nick: 'a\0b', home: { city: 'Acquaviva' }, others: [{ city: 'Bari' }, { city: '' }] };
    expect(check(raw)).toEqual({
      ok: false,
      refusal: [
        { path: 'name', problem: expect.stringMatching(/^(?:TOO_LONG:5|NOT_A_NAME)$/) as unknown },
        { path: 'nick', problem: 'UNSAFE_CHARACTERS' },
        { path: 'home.city', problem: 'TOO_LONG:5' },
        { path: 'others.1.city', problem: 'REQUIRED' },
      ],
    });
  });

  it('says of a list that is too long that it is', () => {
    const city = { city: 'Bari' };
    expect(check({ ...GOOD, others: [city, city, city] })).toEqual({
      ok: false,
      refusal: [{ path: 'others', problem: 'TOO_MANY:2' }],
    });
  });

  it('calls missing what is missing, whatever else it fails', () => {
    expect(check({ ...GOOD, name: '' })).toEqual({ ok: false, refusal: [{ path: 'name', problem: 'REQUIRED' }] });
  });

  it('cannot be talked into another prototype', () => {
    const outcome = check(JSON.parse('{"name":"Maria","home":{"city":"Bari"},"others":[],"__proto__":{"admin":true}}') as object);
    expect(outcome.ok && 'admin' in outcome.value).toBe(false);
  });
});
