import { v7 as uuidv7, validate } from 'uuid';

/** A UUID that names one kind of thing: an OfficeId is not accepted where a DeskId is asked. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

/** Time-ordered (RFC 9562, version 7), made by the application so that rows are known before they are written. */
export function newId<Kind extends string>(): Id<Kind> {
  return uuidv7() as Id<Kind>;
}

export function isId(text: string): boolean {
  return validate(text);
}
