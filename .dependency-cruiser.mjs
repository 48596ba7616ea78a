import { MODULES, PACKAGES } from './tools/check/plan.mjs';

const SPEC = '\\.spec\\.tsx?$';
const OURS = '^(apps|libs|tools|test)/(?!.*node_modules/)';
const MODULE = `^(${MODULES.join('|')})/src`;
const FRAMEWORKS = '^node_modules/(@nestjs|@mikro-orm|@apollo|@casl|kysely|pg|pg-boss|graphql|fastify|nodemailer)/';

/** Who may import whom, package by package. Specs may use the harness too. */
const packageRules = Object.entries(PACKAGES).flatMap(([folder, allowed]) => {
  const outside = (/** @type {readonly string[]} */ more) => `^(${[folder, ...allowed, ...more].join('|')})/`;
  return [
    {
      name: `${folder}-imports`,
      comment: `${folder} may import ${allowed.join(', ') || 'no package of this repository'} (tools/check/plan.mjs).`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: SPEC },
      to: { path: OURS, pathNot: outside([]) },
    },
    {
      name: `${folder}-specs-import`,
      comment: `Specs of ${folder} may import what it may, and libs/testing.`,
      severity: 'error',
      from: { path: `^${folder}/.*${SPEC}` },
      to: { path: OURS, pathNot: outside(['libs/testing']) },
    },
  ];
});

/** Inside a module: what each folder may know of this repository. */
const layerRules = [
  layer('domain', 'pure rules: kernel, contracts and domain/', `^libs/(kernel|contracts)/|^$1/src/domain/`),
  layer('saml', 'kernel and saml/: a protocol as pure as the rules of domain/', `^libs/kernel/|^$1/src/saml/`),
  layer(
    'persistence',
    'domain/, saml/, platform/database, platform/crypto and the roles of platform/authz',
    `^libs/(kernel|contracts)/|^libs/platform/src/(database|crypto|authz)|^$1/src/(domain|saml|persistence)/`,
  ),
  layer(
    'application',
    'domain/, saml/, persistence/, contracts and platform',
    `^libs/(kernel|contracts|platform)/|^$1/src/(domain|saml|persistence|application)/`,
  ),
  layer(
    'graphql',
    'application/, the enums of domain/ and saml/, platform/graphql and platform/authz',
    `^libs/(kernel|contracts)/|^libs/platform/src/(graphql|authz)|^$1/src/(domain|saml|application|graphql)/`,
  ),
  layer('http', 'application/, domain/, saml/ and platform', `^libs/(kernel|contracts|platform)/|^$1/src/(domain|saml|application|http)/`),
];

/**
 * @param {string} folder
 * @param {string} knows
 * @param {string} allowed
 */
function layer(folder, knows, allowed) {
  return {
    name: `module-${folder}`,
    comment: `${folder}/ of a module may import ${knows}.`,
    severity: 'error',
    from: { path: `${MODULE}/${folder}/`, pathNot: SPEC },
    to: { path: OURS, pathNot: allowed },
  };
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...packageRules,
    ...layerRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: { pathNot: '^apps/portal/src/gql/' },
      to: { couldNotResolve: true, pathNot: '^virtual:|/\\+types/' },
    },
    {
      name: 'pure-domain',
      comment: 'Rules have no I/O and no framework.',
      severity: 'error',
      from: { path: `${MODULE}/(domain|saml)/`, pathNot: SPEC },
      to: { path: FRAMEWORKS },
    },
    {
      name: 'pure-ground',
      comment: 'kernel and contracts know no framework.',
      severity: 'error',
      from: { path: '^libs/(kernel|contracts)/', pathNot: SPEC },
      to: { path: FRAMEWORKS },
    },
    {
      name: 'through-the-door',
      comment: 'Another package is entered by a door (src/index.ts, or platform’s src/<name>.ts), never by a file behind it.',
      severity: 'error',
      from: { path: '^((?:apps|libs)/[^/]+)/' },
      to: { path: '^(apps|libs)/[^/]+/src/.+/', pathNot: '^$1/' },
    },
    {
      name: 'declared-packages',
      comment: 'An npm package that is imported is a dependency in the package.json of the package that imports it.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-test-code',
      comment: 'Nothing that runs imports a spec or the harness.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: `${SPEC}|^libs/testing/` },
      to: { path: `${SPEC}|^libs/testing/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.react-router)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['casa-source', 'import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
};
