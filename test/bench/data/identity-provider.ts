import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IdentityProvider, identityProvider, identityProviderMetadata, makeSigningKey } from '@casa/demo-idp';
import type { Cluster } from '../cluster.ts';

/** Somebody who vouches for citizens, known to the API by their metadata alone: nothing answers at their addresses. */
export interface TrustedProvider {
  readonly idp: IdentityProvider;
  /** What an API process is told, to trust them. */
  readonly settings: Readonly<Record<string, string>>;
}

export async function aTrustedProvider({ folder }: Cluster): Promise<TrustedProvider> {
  const idp = identityProvider('spid', 'https://idp.example', await makeSigningKey('Misura'));
  const file = join(folder, 'misura.spid.xml');
  writeFileSync(file, identityProviderMetadata(idp));
  return { idp, settings: { CASA_TEST_IDP_METADATA: file } };
}
