import { type Command, InvalidArgumentError, Option } from 'commander';
import { GIVEN_ROLES, type GivenRole } from '@casa/platform/authz';
import type { EmployOptions } from '../members/employ.js';

/** People who work at a municipality. */
export function addMember(program: Command): void {
  const member = program.command('member').description('people who work at a municipality');

  member
    .command('employ')
    .description('invite somebody by mail: the first administrator of a municipality, who then invites the others; it is in the audit')
    .argument('<slug>')
    .addOption(
      new Option('--role <role>', 'administrator; at the consortium platform-administrator').argParser(roleOf).makeOptionMandatory(),
    )
    .requiredOption('--name <name>', 'given name and surname')
    .requiredOption('--email <address>', 'where the invitation goes')
    .addOption(new Option('--language <code>', 'of the letter').choices(['it', 'en']).default('it'))
    .action(async (slug: string, options: EmployOptions) => {
      const { employ } = await import('../members/employ.js');
      await employ(slug, options);
    });
}

function roleOf(text: string): GivenRole {
  const role = GIVEN_ROLES.find((known) => known === text.toUpperCase().replaceAll('-', '_'));
  if (!role)
    throw new InvalidArgumentError(`It is one of ${GIVEN_ROLES.map((known) => known.toLowerCase().replaceAll('_', '-')).join(', ')}.`);
  return role;
}
