import globals from 'globals';
import tseslint from 'typescript-eslint';
import { rootOperationDeclaresPermission } from './tools/eslint/root-operation-declares-permission.mjs';

/** Only libs/platform/src/database opens transactions and sets the tenant: one door, so that one review proves isolation. */
const ONE_DOOR = 'TenantScope of @casa/platform/database is the only door to a transaction.';
const oneDoorSyntax = [
  { selector: 'CallExpression[callee.property.name=/^(transactional|fork)$/]', message: ONE_DOOR },
  { selector: 'CallExpression[callee.property.name="begin"][callee.object.name=/^(em|entityManager|orm)$/]', message: ONE_DOOR },
  { selector: 'CallExpression[callee.property.name="begin"][callee.object.property.name=/^(em|entityManager)$/]', message: ONE_DOOR },
  { selector: 'Literal[value=/set_config|set\\s+(local|session)\\s/i]', message: ONE_DOOR },
  { selector: 'TemplateElement[value.raw=/set_config|set\\s+(local|session)\\s/i]', message: ONE_DOOR },
];
const noSkippedTests = ['describe', 'it', 'test'].flatMap((object) =>
  ['skip', 'only', 'todo', 'fails'].map((property) => ({ object, property, message: 'Every test runs, and counts.' })),
);

export default tseslint.config(
  {
    ignores: ['**/dist/', '**/build/', '**/node_modules/', '.casa/', '.nx/', '**/.react-router/', 'apps/portal/src/gql/', 'coverage/'],
  },
  tseslint.configs.strictTypeChecked,
  {
    // A rule that does not fit is changed here for everyone, not switched off in a comment.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.node, parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { casa: { rules: { 'root-operation-declares-permission': rootOperationDeclaresPermission } } },
    rules: {
      'casa/root-operation-declares-permission': 'error',
      // `== null` is the one way to ask for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      'no-console': 'error',
      'no-restricted-properties': ['error', ...noSkippedTests],
      'no-restricted-syntax': ['error', ...oneDoorSyntax],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'prefer-const': 'error',
      // Nest's modules and GraphQL's type factories are classes for their decorators alone.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidOperator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Names and texts are spread into code points, which is what is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // GraphQL's object types are classes only to be described; plain objects of their shape are returned.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // An implementation of an interface of promises may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // `a || b` on texts means "empty counts as missing"; where it does not, review sees it.
      '@typescript-eslint/prefer-nullish-coalescing': 'off',
    },
  },
  { files: ['tools/**', 'apps/ops/src/**', '**/scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  {
    files: ['libs/platform/src/database/**', 'apps/ops/src/**/*migration*/**', 'test/**', 'libs/testing/**', 'eslint.config.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/*.resolver.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@mikro-orm/*', 'kysely', 'pg', 'pg-boss'],
              message: 'A resolver guards, delegates and maps: the database is behind application/.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', 'test/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:timers/promises', message: 'Tests wait for conditions, not for time.' }] },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // React Router's redirects and not-found answers are thrown responses.
  { files: ['apps/portal/src/**'], rules: { '@typescript-eslint/only-throw-error': 'off' } },
  { files: ['**/*.mjs', '**/*.js', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
);
