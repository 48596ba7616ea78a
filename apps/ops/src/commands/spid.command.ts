import { type Command, Option } from 'commander';
import type { KeyStep } from '../spid/spid-keys.js';
import type { LogOptions } from '../spid/spid-log.js';
import type { MetadataTarget } from '../spid/spid-metadata.js';
import type { RegistryOptions } from '../spid/spid-registry.js';

interface Selection {
  readonly all?: true;
}

interface KeysOptions extends Selection, Partial<Record<Exclude<KeyStep, 'make'>, true>> {}

/** Municipalities as service providers of SPID and CIE. */
export function addSpid(program: Command): void {
  const spid = program.command('spid').description('keys, metadata and login log of municipalities as SPID and CIE service providers');

  spid
    .command('keys')
    .description('make key and certificate where there are none; or, step by step, change them for new ones')
    .argument('[slugs...]')
    .option('--all', 'every municipality')
    .addOption(new Option('--roll-over', 'make a second one: published, not used yet').conflicts(['useNew', 'dropOld']))
    .addOption(new Option('--use-new', 'sign with it; the old one stays published').conflicts(['rollOver', 'dropOld']))
    .addOption(new Option('--drop-old', 'forget the one that does not sign any more').conflicts(['rollOver', 'useNew']))
    .action(async (slugs: string[], { all, ...steps }: KeysOptions) => {
      const { spidKeys } = await import('../spid/spid-keys.js');
      const [step = 'make'] = Object.keys(steps) as KeyStep[];
      await spidKeys(slugs, all, step);
    });

  spid
    .command('metadata')
    .description('write what goes to AgID: the signed metadata of each municipality, and a summary')
    .argument('[slugs...]')
    .option('--all', 'every municipality')
    .option('--out <folder>', 'as files in a folder')
    .option('--zip <file>', 'as one archive')
    .action(async (slugs: string[], { all, ...target }: Selection & MetadataTarget) => {
      const { spidMetadataFiles } = await import('../spid/spid-metadata.js');
      await spidMetadataFiles(slugs, all, target);
    });

  spid
    .command('log')
    .description('search the logins of the last 24 months; every search is in the audit')
    .argument('<slug>')
    .option('--request-id <id>', 'of the AuthnRequest')
    .option('--response-id <id>', 'of the Response or of its Assertion')
    .option('--issuer <entityID>', 'of the identity provider')
    .option('--subject <codice fiscale>', 'of who logged in')
    .option('--name-qualifier <text>', 'of the NameID')
    .option('--from <instant>', 'begun from then on')
    .option('--to <instant>', 'begun before')
    .option('--messages', 'print the messages too, which hold personal data: each is in the audit of the person')
    .action(async (slug: string, options: LogOptions) => {
      const { searchLoginLog } = await import('../spid/spid-log.js');
      await searchLoginLog(slug, options);
    });

  spid
    .command('prune')
    .description('delete the logins older than 24 months; the worker does it every night')
    .action(async () => {
      const { pruneLoginLog } = await import('../spid/spid-log.js');
      await pruneLoginLog();
    });

  spid
    .command('registry')
    .description('show the identity providers of SPID and CIE as they were last read, and when; the worker reads them every six hours')
    .option('--refresh', 'read them now from where they are published')
    .addOption(new Option('--file <file>', 'take them from metadata in a file that you trust').conflicts('refresh'))
    .addOption(new Option('--federation <name>', 'whose metadata the file holds').choices(['SPID', 'CIE']).default('SPID'))
    .option('--force', 'also when more than half of the known ones are gone')
    .action(async (options: RegistryOptions) => {
      const { spidRegistry } = await import('../spid/spid-registry.js');
      await spidRegistry(options);
    });
}
