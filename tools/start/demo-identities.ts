import { pathToFileURL } from 'node:url';
import { inRoot } from '../lib/paths.ts';

interface DemoPerson {
  readonly description: string;
}

interface PersonsModule {
  readonly PERSONS: readonly DemoPerson[];
  readonly fullName: (person: DemoPerson) => string;
}

/** As whom one can log in, a line each: the list is the identity provider's own, which is compiled by now. */
export async function demoIdentities(): Promise<readonly string[]> {
  const { PERSONS, fullName } = (await import(pathToFileURL(inRoot('apps/demo-idp/dist/persons.js')).href)) as PersonsModule;
  const width = Math.max(...PERSONS.map((person) => fullName(person).length));
  return PERSONS.map((person) => `${fullName(person).padEnd(width)}  ${person.description}`);
}
