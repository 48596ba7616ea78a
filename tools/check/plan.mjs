/**
 * The plan of the house: every package and the packages of this repository that it may import. A package that is not here
 * has no place yet: the boundaries check fails until someone has thought about it.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const PACKAGES = {
  'libs/kernel': [],
  'libs/contracts': ['libs/kernel'],
  'libs/platform': ['libs/kernel', 'libs/contracts'],
  'libs/tenancy': ['libs/kernel', 'libs/contracts', 'libs/platform'],
  'libs/identity': ['libs/kernel', 'libs/contracts', 'libs/platform'],
  'libs/booking': ['libs/kernel', 'libs/contracts', 'libs/platform'],
  'libs/ui': [],
  'libs/testing': ['libs/kernel', 'libs/contracts', 'libs/platform'],
  'apps/api': ['libs/kernel', 'libs/contracts', 'libs/platform', 'libs/tenancy', 'libs/identity', 'libs/booking'],
  'apps/worker': ['libs/kernel', 'libs/contracts', 'libs/platform', 'libs/tenancy', 'libs/identity', 'libs/booking'],
  'apps/ops': ['libs/kernel', 'libs/contracts', 'libs/platform', 'libs/tenancy', 'libs/identity', 'libs/booking'],
  // It plays somebody else: what it knows of SAML is its own.
  'apps/demo-idp': ['libs/kernel'],
  // The portal knows the API's schema and nothing behind it.
  'apps/portal': ['libs/ui'],
};

/** The packages that hold one domain each, with the folders domain/ persistence/ application/ graphql/. */
export const MODULES = ['libs/tenancy', 'libs/identity', 'libs/booking'];
