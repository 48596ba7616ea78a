import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/**
 * Packages of this repository are taken from their sources: no build between a change and its test. Vite's usual `module` is left
 * out: it names builds for bundlers, which Node cannot load.
 */
const conditions = ['casa-source', 'node'];

/** The one `graphql` that Node itself finds for the packages: of its second copy, in .mjs, no type would be known to the first. */
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }];

interface SuiteOptions {
  readonly timeout: number;
  readonly include?: readonly string[];
  /** What stands ready for it, when not a PostgreSQL with a migrated template database. */
  readonly setup?: string;
}

/** A suite that crosses packages, in test/<name>/. */
function suite(name: string, options: SuiteOptions): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: {
      name,
      include: [`test/${name}/**/*.spec.ts`, ...(options.include ?? [])],
      globalSetup: [options.setup ?? 'test/global-setup.ts'],
      testTimeout: options.timeout,
      hookTimeout: 120_000,
    },
  };
}

export default defineConfig({
  resolve: { conditions, alias },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    // Two cores; and what is measured or raced in a test must not fight with five other files.
    maxWorkers: 2,
    pool: 'forks',
    // What is waited for comes when the machine has time for it: how soon is no test's business.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Properties are tried hundreds of times, also where other work has the processor.
          testTimeout: 30_000,
          include: ['{apps,libs}/*/src/**/*.spec.{ts,tsx}', 'tools/**/*.spec.ts'],
          exclude: ['**/*.db.spec.ts', '**/node_modules/**'],
        },
      },
      suite('integration', { timeout: 30_000, include: ['{apps,libs}/*/src/**/*.db.spec.ts'] }),
      suite('isolation', { timeout: 60_000 }),
      suite('permissions', { timeout: 60_000 }),
      suite('faults', { timeout: 240_000 }),
      suite('e2e', { timeout: 120_000, setup: 'test/e2e/global-setup.ts' }),
    ],
  },
});
